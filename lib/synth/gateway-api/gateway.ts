import { notForExternalDns } from '../../dns/external-dns';
import type { GatewaySpec, Listener } from '../../kube/gateway-api';
import { sortedSet } from '../../kube/order';
import type { MeshIngress, MeshIngressSpec } from '../../specs/mesh-ingress';
import { bindingsOf } from '../bindings';
import { gatewayPortsOf } from '../gateway-ports';
import { synthesized, type Synthesized } from '../synthesized';
import { listened, type Listened } from './listened';

/**
 * The Gateway of an ingress: a listener for the names below each domain, one for the domain itself where it is granted, one for each name
 * whose TLS is passed through, and one for each port of TCP.
 *
 * All hosts below a domain, which have one certificate, have one listener (`listened`). It takes the routes of the namespaces that are granted a host
 * there; that none has another's host is kept by the specs and by the guard. Plain HTTP takes the routes of the gateway's own namespace
 * alone, which redirect.
 */
export function gateway(ingress: MeshIngress): Synthesized<GatewaySpec>[] {
  const { metadata: { name, namespace }, spec: { gateway: { ports, address }, tls } } = ingress;
  const secured = [...listened(ingress).map((domain) => secure(ingress, domain)), ...passing(ingress)];
  const plain: Listener = { name: 'http', port: ports.http, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } };
  const all = [...secured, ...connections(ingress), ...tls.httpsRedirect && secured.length > 0 ? [plain] : []];
  if (all.length === 0) return [];
  return [synthesized({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace, annotations: notForExternalDns },
    spec: {
      gatewayClassName: 'istio' as const,
      addresses: [{ type: 'Hostname' as const, value: address.service! }] as const,
      listeners: all,
      ...(tls.clientCertificates && { tls: { frontend: { default: { validation: authoritiesOf(tls.clientCertificates) } } } }),
    },
  }, [{ spec: ingress, path: ['spec'] }])];
}

function secure(ingress: MeshIngress, { index, hostname, secretName, bindings }: Listened): Listener {
  return {
    name: `https-${index}${hostname.startsWith('*.') ? '' : '-domain'}`,
    port: ingress.spec.gateway.ports.https,
    protocol: 'HTTPS',
    hostname,
    tls: { mode: 'Terminate', certificateRefs: [{ name: secretName }], ...asking(ingress.spec.tls) },
    allowedRoutes: of(bindings.map((binding) => binding.split('/')[0]!)),
  };
}

type ClientCertificates = NonNullable<MeshIngressSpec['tls']['clientCertificates']>;

function authoritiesOf({ caSecret: { name } }: ClientCertificates) {
  return { caCertificateRefs: [{ group: '' as const, kind: 'Secret' as const, name }] as const };
}

/** By Istio's own option, since the Gateway API's own word for it takes certificates of any authority (`AllowInsecureFallback`). */
function asking({ clientCertificates }: MeshIngressSpec['tls']): Pick<NonNullable<Listener['tls']> & { mode: 'Terminate' }, 'options'> {
  return clientCertificates?.mode === 'OPTIONAL_MUTUAL' ? { options: { 'gateway.istio.io/tls-terminate-mode': 'OPTIONAL_MUTUAL' } } : {};
}

/** The gateway chooses by the name of the handshake: the longer one goes before a wildcard around it. */
function passing(ingress: MeshIngress): Listener[] {
  const passed = bindingsOf(ingress).filter(({ tls }) => tls === 'passthrough');
  return sortedSet(passed.map(({ host }) => host)).map((hostname) => ({
    name: `tls.${hostname}`,
    port: ingress.spec.gateway.ports.https,
    protocol: 'TLS',
    hostname,
    tls: { mode: 'Passthrough' },
    allowedRoutes: of(passed.filter(({ host }) => host === hostname).map(({ namespace }) => namespace)),
  }));
}

function connections(ingress: MeshIngress): Listener[] {
  return gatewayPortsOf(ingress).filter(({ namespaces }) => namespaces.length > 0).map(({ name, port, namespaces }) => (
    { name: portListener(name), port, protocol: 'TCP', allowedRoutes: of(namespaces) }
  ));
}

/** The listener of a TCP port, by the name that the ingress gives it. */
export function portListener(port: string): string {
  return `tcp-${port}`;
}

/** The routes of these namespaces alone. */
function of(namespaces: readonly string[]): Listener['allowedRoutes'] {
  const values = sortedSet(namespaces);
  return { namespaces: { from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] } } };
}
