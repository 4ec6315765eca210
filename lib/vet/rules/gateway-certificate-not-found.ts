import { sortedSet } from '../../kube/order';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { gatewaySelector } from '../../mesh/gateway-servers';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { gatewayCredentials } from '../readers/gateway-credentials';
import { rule, type Fault, type NotShown } from '../rule';
import type { View } from '../view';

const kinds = ['networking.istio.io/Gateway', '/Secret', 'cert-manager.io/Certificate', ...workloadKinds] as const;

export const gatewayCertificateNotFound = rule({
  code: 'FL1106',
  name: 'gateway-certificate-not-found',
  severity: 'error',
  summary: 'The Secret with a server\'s certificate is not in the namespace of the gateway\'s pods.',
  why: 'A gateway reads the Secret of `credentialName` in the namespace of its own pods, wherever the Gateway stands, and in no other. Without it the handshake fails and clients see the connection reset (pilot/pkg/xds/sds.go; Istio, «Secure Gateways»).',
  reads: kinds,
  sameAs: ['IST0101'],
  differs: 'A Certificate of cert-manager that makes the Secret counts, and `credentialNames` are looked at.',
  *check(view) {
    const made = new Set(view.of('cert-manager.io/Certificate').map((on) => `${namespaceOf(on)}/${text(record(on.spec).secretName) ?? ''}`));
    for (const on of view.of('networking.istio.io/Gateway')) {
      const credentials = gatewayCredentials(on);
      const namespaces = credentials.length === 0 ? [] : sortedSet(podNamespaces(view, on));
      for (const { path, written } of credentials) {
        for (const namespace of namespaces) yield* judge(view, made, on, path, written, namespace);
      }
    }
  },
});

function podNamespaces(view: View<typeof kinds[number]>, on: Resource): string[] {
  return view.selectedAnywhere(gatewaySelector(on)).filter(({ dataPlane }) => dataPlane === 'gateway').map(({ namespace }) => namespace);
}

function* judge(
  view: View<typeof kinds[number]>, made: ReadonlySet<string>, on: Resource, path: Fault['path'], written: string, namespace: string,
): Generator<Fault | NotShown> {
  const slash = written.indexOf('/');
  const name = written.slice(slash + 1);
  if (slash >= 0 && written.slice(0, slash) !== namespace) {
    yield { on, path, message: `a gateway in \`${namespace}\` may not read a Secret of another namespace`, help: `write \`${name}\`, and keep the Secret in \`${namespace}\`` };
    return;
  }
  const exists = (owner: string) => made.has(`${owner}/${name}`) || view.find('/Secret', owner, name) !== undefined;
  if (exists(namespace)) return;
  const given = view.given('/Secret', namespace);
  const here = namespace !== namespaceOf(on) && exists(namespaceOf(on));
  if (!given && !here) {
    yield { on, path, notShown: { kind: '/Secret', namespace } };
    return;
  }
  yield {
    on,
    path,
    // it may have been copied there by other means
    ...(!given && { severity: 'warning' as const }),
    message: `there is no Secret \`${name}\` in the namespace of the gateway, \`${namespace}\``,
    help: here ? `it is in \`${namespaceOf(on)}\`: make it in \`${namespace}\`` : `make it there, or a Certificate with \`secretName: ${name}\``,
  };
}
