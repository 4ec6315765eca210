import { notForExternalDns } from '../../dns/external-dns';
import type { AuthorizationPolicySpec } from '../../kube/generated/authorization-policy';
import type { ServiceEntrySpec } from '../../kube/generated/service-entry';
import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { compareText } from '../../kube/order';
import { principal } from '../../routing/istio/policy-rule';
import { serverName, type EgressHost } from '../egress';
import { entryPort } from '../entry-port';
import { isOpaque, type OutsidePort } from '../outside-host';
import { outsideName } from '../outside-name';
import { synthesized, type Synthesized } from '../synthesized';

/** A host outside at the egress gateway: where it is, what leads to it, and who may come by it. Nothing but the gateway's namespace sees it. */
export function egressHost(host: EgressHost): Synthesized<ServiceEntrySpec | VirtualServiceSpec | AuthorizationPolicySpec>[] {
  return [entry(host), ...host.ports.map((port) => route(host, port)), allowed(host)];
}

/** The address that an application called does not get to the gateway, which leads on to the one that it knows. */
function entry(outside: EgressHost): Synthesized<ServiceEntrySpec> {
  const { namespace, host, addresses, ports, origins } = outside;
  return synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: outsideName(outside), namespace },
    spec: {
      hosts: [host],
      exportTo: ['.'],
      location: 'MESH_EXTERNAL' as const,
      ...(addresses.length > 0 ? { addresses, resolution: 'STATIC' as const, endpoints: addresses.map((address) => ({ address })) } : { resolution: 'DNS' as const }),
      ports: ports.map(entryPort),
    },
  }, origins);
}

/** One for each port: what is passed on as it is has nothing in it but the name in its handshake. */
function route({ egress: { name, gateway }, namespace, host, origins, ...rest }: EgressHost, port: OutsidePort): Synthesized<VirtualServiceSpec> {
  const own = serverName({ host, ...rest }, port);
  const led = [{ destination: { host, port: { number: port.port } } }];
  return synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: own, namespace, annotations: notForExternalDns },
    spec: {
      hosts: [own],
      gateways: [name],
      exportTo: ['.'],
      ...(isOpaque(port) ? { tcp: [{ match: [{ port: gateway.port }], route: led }] } : { http: [{ route: led }] }),
    },
  }, origins);
}

/** Whoever comes is known by the certificate of mutual TLS, and what for by the name in its handshake, which also decides where it is led. */
function allowed(outside: EgressHost): Synthesized<AuthorizationPolicySpec> {
  const { egress: { gateway, trustDomain }, namespace, ports, callers, origins } = outside;
  const principals = callers.map((caller) => principal(trustDomain, caller.namespace, caller.serviceAccount)).sort(compareText);
  return synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: outsideName(outside), namespace },
    spec: {
      selector: { matchLabels: gateway.selector },
      action: 'ALLOW' as const,
      rules: [{
        from: [{ source: { principals } }],
        when: [{ key: 'connection.sni', values: ports.map((port) => serverName(outside, port)).sort(compareText) }],
      }],
    },
  }, origins);
}
