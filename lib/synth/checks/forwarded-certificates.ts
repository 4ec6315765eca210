import type { Resource } from '../../kube/resource';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { toldTopology } from './told-topology';

/** Gateways that ask for client certificates, and are told to tell of them otherwise than by their own word alone: clients could write one of theirs. */
export function* forwardedCertificates(ingresses: readonly MeshIngress[], inSight: readonly Resource[]): Generator<Problem> {
  for (const ingress of ingresses) {
    if (!ingress.spec.tls.clientCertificates) continue;
    for (const { resource: { kind, metadata: { name } }, value } of toldTopology(ingress, inSight, 'forwardClientCertDetails')) {
      if (value === 'SANITIZE_SET') continue;
      const message = `the gateway's \`${kind}\` \`${name}\` is told \`forwardClientCertDetails: ${value}\` by its annotation \`proxy.istio.io/config\`: \`x-forwarded-client-cert\` would be what clients write, or nothing`;
      yield { code: 'forwarded-certificates-differ', on: ingress, path: ['spec', 'tls', 'clientCertificates'], message, help: 'write `SANITIZE_SET` in the annotation, or leave it out: it is the default' };
    }
  }
}
