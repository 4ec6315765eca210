import { notForExternalDns } from '../../dns/external-dns';
import type { HTTPRoute, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import type { Passage, Passthrough, PortPassage } from '../../routing/intent';
import { weighedRoute } from '../../routing/istio/backend-routes';
import type { Application } from '../application';
import { portHost } from '../gateway-ports';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';

/** The VirtualServices of what the gateway passes on to an application: each has one name or port, and leads to one port. */
export function passages({ passthroughs, portPassages }: Application): Synthesized<VirtualServiceSpec>[] {
  return [...passthroughs.map(passthrough), ...portPassages.map(portPassage)];
}

/** The VirtualService of a host whose TLS is passed through, by the name that clients give in the handshake. */
function passthrough(passage: Passthrough): Synthesized<VirtualServiceSpec> {
  const { host, isHttps } = passage;
  const tls = [{ match: [{ sniHosts: [host] }], route: weighedRoute(passage.backend) }];
  const { ingress: { metadata } } = passage;
  const made = routing(passage, tableName(passage), host, { ...(isHttps && { http: [toHttps] }), tls });
  return { ...made, serves: { host, gateway: `${metadata.namespace}/${metadata.name}` } };
}

/** Istio knows no host on plain HTTP that has no route there, and so could not redirect from it. */
const toHttps: HTTPRoute = { name: 'redirect to https', redirect: { scheme: 'https', redirectCode: 301 } };

/** The VirtualService of a port of the gateway. */
function portPassage(passage: PortPassage): Synthesized<VirtualServiceSpec> {
  const { ingress: { metadata }, gatewayPort } = passage;
  return routing(passage, `${metadata.name}.${metadata.namespace}.${gatewayPort}`, portHost(metadata, gatewayPort), { tcp: [{ route: weighedRoute(passage.backend) }] });
}

function routing(
  { ingress: { metadata }, namespace, origin }: Passage, name: string, host: string, routes: Pick<VirtualServiceSpec, 'http' | 'tcp' | 'tls'>,
): Synthesized<VirtualServiceSpec> {
  return synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace, annotations: notForExternalDns },
    spec: { hosts: [host], gateways: [`${metadata.namespace}/${metadata.name}`], exportTo: [metadata.namespace], ...routes },
  }, [origin]);
}
