import type { Resource } from '../lib/kube/resource';

const modes = ['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'];
const tls = ['ISTIO_MUTUAL', 'DISABLE', 'SIMPLE', 'ISTIO_MUTUAL'];

/** So many services with a Deployment each in forty namespaces, and a PeerAuthentication and a DestinationRule for each. */
export function meshOfServices(services: number): Resource[] {
  const indexes = [...Array(services).keys()];
  const namespaces = [...new Set(indexes.map(namespaceOf))];
  return [
    { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default', namespace: 'istio-system' }, spec: { mtls: { mode: 'PERMISSIVE' } } },
    ...namespaces.map((name, index): Resource => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: labelsOf(index) } })),
    ...indexes.flatMap((index) => [...application(index), policy(index), rule(index)]),
  ];
}

function namespaceOf(index: number): string {
  return `team-${index % 40}`;
}

function labelsOf(index: number): Record<string, string> {
  return index % 10 === 0 ? { 'istio.io/dataplane-mode': 'ambient' } : { 'istio-injection': index % 10 === 1 ? 'disabled' : 'enabled' };
}

function application(index: number): Resource[] {
  const [name, namespace] = [`app-${index}`, namespaceOf(index)];
  const labels = { 'app': name, 'version': 'v1', 'app.kubernetes.io/part-of': 'shop' };
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { template: { metadata: { labels }, spec: { containers: [{ name: 'app', ports: [{ name: 'web', containerPort: 8080 }] }] } } } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: {
        selector: { app: name },
        ...(index % 20 === 3 && { clusterIP: 'None' }),
        ports: [{ name: 'http', port: 80, targetPort: 'web' }, { name: 'tcp-metrics', port: 9090 }],
      },
    },
  ];
}

function policy(index: number): Resource {
  const selector = { matchLabels: { 'app': `app-${index}`, 'app.kubernetes.io/part-of': 'shop' } };
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: `app-${index}`, namespace: namespaceOf(index), creationTimestamp: `2026-01-01T00:${String(index % 60).padStart(2, '0')}:00Z` },
    spec: { selector, mtls: { mode: modes[index % 4] }, portLevelMtls: { 9090: { mode: 'PERMISSIVE' } } },
  };
}

/** Half of them in the namespace of the service, half in that of a client; some for some pods alone. */
function rule(index: number): Resource {
  const own = index % 2 === 1;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: `app-${index}`, namespace: own ? namespaceOf(index) : namespaceOf(index + 7) },
    spec: {
      host: `app-${index}.${namespaceOf(index)}.svc.cluster.local`,
      ...(index % 12 === 3 && { workloadSelector: { matchLabels: { app: `app-${index + 7}` } } }),
      trafficPolicy: { tls: { mode: tls[Math.floor(index / 2) % 4] }, portLevelSettings: [{ port: { number: 9090 }, connectionPool: {} }] },
    },
  };
}
