import type { Resource } from '../../kube/resource';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { challengeOf } from '../challenge';
import { samePods } from './same-pods';
import { toldTopology } from './told-topology';

/** What ingresses say of the addresses of clients that does not go together, or that their gateways are told otherwise. */
export function* clientAddresses(ingresses: readonly MeshIngress[], inSight: readonly Resource[]): Generator<Problem> {
  for (const [index, ingress] of ingresses.entries()) {
    yield* unprovable(ingress);
    yield* toldOtherwise(ingress, inSight);
    const other = ingresses.slice(0, index).find((one) => samePods(ingress, one));
    if (other) yield* disagreeing(ingress, other);
  }
}

function* unprovable(ingress: MeshIngress): Generator<Problem> {
  const index = ingress.spec.domains.findIndex((domain) => challengeOf(domain) === 'http01');
  if (!ingress.spec.remoteIpBlocks?.allow || index === -1) return;
  const message = `\`${ingress.spec.domains[index]!.name}\` is proven by \`http01\`, and these are all that may reach the gateway: the authority asks from addresses that it does not publish`;
  yield {
    code: 'http01-needs-everybody',
    on: ingress,
    path: ['spec', 'remoteIpBlocks', 'allow'],
    message,
    help: 'use `dns01`, an `issuer` or a `secret`, or refuse clients by `deny` alone',
    related: [{ on: ingress, path: ['spec', 'domains', index, 'certificate', 'acme'], message: 'proven here' }],
  };
}

/** The gateway's pods know one number and hold every policy of theirs for every host. */
function* disagreeing(ingress: MeshIngress, other: MeshIngress): Generator<Problem> {
  for (const field of ['remoteIpBlocks', 'numTrustedProxies'] as const) {
    if (said(ingress, field) === said(other, field)) continue;
    const { metadata } = other;
    yield {
      code: 'gateways-differ',
      on: ingress,
      path: ['spec', field],
      message: `\`${metadata.namespace}/${metadata.name}\` says otherwise, on the same gateway pods, and its \`${field}\` would hold for the hosts of this ingress too`,
      help: 'say the same in both, or give each ingress gateway pods of its own',
      related: [{ on: other, path: ['spec', field], message: 'the other one' }],
    };
  }
}

function said({ spec }: MeshIngress, field: 'remoteIpBlocks' | 'numTrustedProxies'): string {
  if (field === 'numTrustedProxies') return String(spec.numTrustedProxies);
  const { allow, deny } = spec.remoteIpBlocks ?? {};
  return JSON.stringify([allow, deny].map((blocks) => blocks && [...blocks].sort()));
}

function* toldOtherwise(ingress: MeshIngress, inSight: readonly Resource[]): Generator<Problem> {
  const { numTrustedProxies } = ingress.spec;
  for (const { resource: { kind, metadata: { name } }, value: told } of toldTopology(ingress, inSight, 'numTrustedProxies')) {
    if (Number(told) === numTrustedProxies) continue;
    const message = `the gateway's \`${kind}\` \`${name}\` is told of ${told} trusted proxies by its annotation \`proxy.istio.io/config\`, and not of ${numTrustedProxies}`;
    yield { code: 'trusted-proxies-differ', on: ingress, path: ['spec', 'numTrustedProxies'], message, help: `write \`numTrustedProxies: ${told}\` here, or ${numTrustedProxies} in the annotation` };
  }
}
