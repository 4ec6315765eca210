import type { Resource } from '../lib/kube/resource';
import { gatewayOf } from './clean-application';

const namespaces = [...Array(40).keys()].map((index) => `team-${index}`);

/** What the platform keeps of a clean mesh: namespaces, what holds for all of it, and ten gateways, by file. */
export function foundation(): ReadonlyMap<string, readonly Resource[]> {
  return new Map([
    ['istio-system/mesh.yaml', mesh()],
    ...namespaces.map((name, index) => [`${name}/namespace.yaml`, namespace(name, index)] as const),
    ['ingress/namespace.yaml', [namespaceWith('ingress', { 'istio-injection': 'enabled' })]],
    ...[...Array(10).keys()].map((number) => [`ingress/gateway-${number}.yaml`, gateway(number)] as const),
  ]);
}

function namespaceWith(name: string, labels: Readonly<Record<string, string>>): Resource {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'kubernetes.io/metadata.name': name, ...labels } } };
}

function mesh(): readonly Resource[] {
  const metadata = { name: 'default', namespace: 'istio-system' };
  return [
    namespaceWith('istio-system', {}),
    { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata, spec: { mtls: { mode: 'STRICT' } } },
    { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry', metadata, spec: { accessLogging: [{ providers: [{ name: 'envoy' }] }] } },
  ];
}

/** Its proxies hear of its own services, of those of the namespace before it, whose callers it holds, and of Istio's. */
function namespace(name: string, index: number): readonly Resource[] {
  const metadata = { name: 'default', namespace: name };
  const callee = namespaces.at(index - 1)!;
  return [
    namespaceWith(name, { 'istio-injection': 'enabled' }),
    { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata, spec: { egress: [{ hosts: ['./*', `${callee}/*`, 'istio-system/*'] }] } },
    {
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata,
      spec: { accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 500' } }] },
    },
  ];
}

function gateway(number: number): readonly Resource[] {
  const name = `gateway-${number}`;
  const labels = { app: name, istio: name, version: 'v1' };
  const metadata = { name, namespace: 'ingress', labels };
  // a namespace may claim hosts below its own name alone
  const hosts = namespaces.filter((_, index) => gatewayOf(index) === number).map((team) => `${team}/*.${team}.example.com`);
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: name, istio: name } },
        template: {
          metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'true' }, annotations: { 'inject.istio.io/templates': 'gateway' } },
          spec: { serviceAccountName: name, containers: [{ name: 'istio-proxy', image: 'auto', ports: [{ name: 'http', containerPort: 8080 }, { name: 'https', containerPort: 8443 }] }] },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'LoadBalancer',
        selector: { app: name, istio: name },
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }, { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' }],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace: 'ingress' },
      spec: {
        selector: { istio: name },
        servers: [
          { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts, tls: { httpsRedirect: true } },
          { port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts, tls: { mode: 'SIMPLE', credentialName: `${name}-tls`, minProtocolVersion: 'TLSV1_2' } },
        ],
      },
    },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: `${name}-tls`, namespace: 'ingress' },
      spec: { secretName: `${name}-tls`, dnsNames: hosts.map((host) => host.slice(host.indexOf('/') + 1)), issuerRef: { name: 'acme', kind: 'ClusterIssuer' } },
    },
  ];
}
