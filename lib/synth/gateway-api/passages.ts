import { notForExternalDns } from '../../dns/external-dns';
import type { PassageSpec } from '../../kube/gateway-api';
import type { Passage, Passthrough, PortPassage } from '../../routing/intent';
import type { Application } from '../application';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';
import { portListener } from './gateway';

/** The routes of what the gateway passes on to an application: each has one name or port, and leads to one port. */
export function passages({ passthroughs, portPassages }: Application): Synthesized<PassageSpec>[] {
  return [...passthroughs.map(passthrough), ...portPassages.map(portPassage)];
}

/** The TLSRoute of a host whose TLS is passed through, by the name that clients give in the handshake. */
function passthrough(passage: Passthrough): Synthesized<PassageSpec> {
  const { host, ingress: { metadata: { name, namespace }, spec: { gateway } } } = passage;
  const made = routing(passage, 'TLSRoute', tableName(passage), { parentRefs: [{ name, namespace, port: gateway.ports.https }], hostnames: [host] });
  return { ...made, serves: { host, gateway: `${namespace}/${name}` } };
}

/** The TCPRoute of a port of the gateway. */
function portPassage(passage: PortPassage): Synthesized<PassageSpec> {
  const { ingress: { metadata: { name, namespace } }, gatewayPort } = passage;
  return routing(passage, 'TCPRoute', `${name}.${namespace}.${gatewayPort}`, { parentRefs: [{ name, namespace, sectionName: portListener(gatewayPort) }] });
}

function routing({ namespace, backend, origin }: Passage, kind: string, name: string, spec: Omit<PassageSpec, 'rules'>): Synthesized<PassageSpec> {
  return synthesized({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name, namespace, annotations: notForExternalDns },
    spec: { ...spec, rules: [{ backendRefs: [{ name: backend.service, port: backend.port }] }] as const },
  }, [origin]);
}
