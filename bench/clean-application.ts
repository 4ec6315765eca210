import type { Resource } from '../lib/kube/resource';

/** The namespace of an application, by its number. */
export function namespaceOf(index: number): string {
  return `team-${index % 40}`;
}

/** The gateway that an application is behind, by its number. */
export function gatewayOf(index: number): number {
  return index % 10;
}

/** An application as its team keeps it in one file: the workload, who is behind it, how it is reached, and by whom. */
export function application(index: number, applications: number): readonly [file: string, documents: readonly Resource[]] {
  const [name, namespace] = [`app-${index}`, namespaceOf(index)];
  const metadata = { name, namespace, labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': namespace } };
  const versions = index % 10 === 3 ? ['v1', 'v2'] : ['v1'];
  return [`${namespace}/${name}.yaml`, [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    ...versions.map((version) => deployment(name, namespace, version)),
    service(metadata, name),
    virtualService(metadata, index, versions),
    destinationRule(metadata, versions),
    { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata, spec: { selector: { matchLabels: { app: name } }, mtls: { mode: 'STRICT' } } },
    ...index % 10 === 7 ? [requestAuthentication(metadata, name)] : [],
    authorizationPolicy(metadata, index, applications),
    ...index % 20 === 1 ? [serviceEntry(metadata, name)] : [],
  ]];
}

type Metadata = Resource['metadata'] & { readonly name: string; readonly namespace: string };

function fullName({ name, namespace }: Metadata): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

function deployment(name: string, namespace: string, version: string): Resource {
  const labels = { 'app': name, version, 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': namespace };
  const probe = (path: string) => ({ httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 2 });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: version === 'v1' ? name : `${name}-${version}`, namespace, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name, version } },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: 'app',
            image: `registry.example.com/${namespace}/${name}:1.4.2`,
            args: ['--listen=:8080', '--log-format=json'],
            env: [
              { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
              { name: 'LOG_LEVEL', value: 'info' },
              { name: 'CACHE_SECONDS', value: '30' },
            ],
            ports: [{ name: 'http', containerPort: 8080 }, { name: 'grpc', containerPort: 9000 }],
            livenessProbe: probe('/healthz'),
            readinessProbe: probe('/ready'),
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
          }],
        },
      },
    },
  };
}

function service(metadata: Metadata, app: string): Resource {
  const ports = [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }, { name: 'grpc', port: 9000, targetPort: 'grpc', protocol: 'TCP' }];
  return { apiVersion: 'v1', kind: 'Service', metadata: { ...metadata, labels: { ...metadata.labels, app } }, spec: { type: 'ClusterIP', selector: { app }, ports } };
}

function virtualService(metadata: Metadata, index: number, versions: readonly string[]): Resource {
  const host = fullName(metadata);
  const to = (subset: string) => ({ destination: { host, port: { number: 80 }, subset } });
  const [stable, canary] = versions;
  const split = canary === undefined ? [to(stable!)] : [{ ...to(stable!), weight: 90 }, { ...to(canary), weight: 10 }];
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata,
    spec: {
      hosts: [`app-${index}.${namespaceOf(index)}.example.com`, host],
      gateways: [`ingress/gateway-${gatewayOf(index)}`, 'mesh'],
      http: [
        { name: 'health', match: [{ uri: { exact: '/healthz' } }], route: [to(stable!)], timeout: '2s' },
        {
          name: 'api',
          match: [{ uri: { prefix: '/api/v1/' } }, { uri: { prefix: '/api/v2/' } }],
          route: split,
          timeout: '10s',
          retries: { attempts: 2, perTryTimeout: '3s', retryOn: 'connect-failure,refused-stream,503' },
        },
        { name: 'all', match: [{ uri: { prefix: '/' } }], route: split, timeout: '15s' },
      ],
    },
  };
}

function destinationRule(metadata: Metadata, versions: readonly string[]): Resource {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata,
    spec: {
      host: fullName(metadata),
      trafficPolicy: {
        tls: { mode: 'ISTIO_MUTUAL' },
        loadBalancer: { simple: 'LEAST_REQUEST' },
        connectionPool: { tcp: { maxConnections: 200, connectTimeout: '5s' }, http: { http2MaxRequests: 500, maxRequestsPerConnection: 100 } },
        outlierDetection: { consecutive5xxErrors: 5, interval: '30s', baseEjectionTime: '60s', maxEjectionPercent: 50 },
      },
      subsets: versions.map((version) => ({ name: version, labels: { version } })),
    },
  };
}

function requestAuthentication(metadata: Metadata, app: string): Resource {
  const jwtRules = [{ issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/keys', audiences: [app], forwardOriginalToken: true }];
  return { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication', metadata, spec: { selector: { matchLabels: { app } }, jwtRules } };
}

/** The gateway may call the paths that it leads to, some with a token alone; the next application may call everything. */
function authorizationPolicy(metadata: Metadata, index: number, applications: number): Resource {
  const next = (index + 1) % applications;
  const from = (principal: string) => [{ source: { principals: [`cluster.local/ns/${principal}`] } }];
  const withToken = { when: [{ key: 'request.auth.claims[iss]', values: ['https://id.example.com'] }] };
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata,
    spec: {
      selector: { matchLabels: { app: metadata.name } },
      action: 'ALLOW',
      rules: [
        {
          from: from(`ingress/sa/gateway-${gatewayOf(index)}`),
          to: [{ operation: { ports: ['8080'], methods: ['GET', 'POST'], paths: ['/api/*', '/assets/*', '/healthz'] } }],
          ...index % 10 === 7 && withToken,
        },
        { from: from(`${namespaceOf(next)}/sa/app-${next}`), to: [{ operation: { ports: ['8080', '9000'] } }] },
      ],
    },
  };
}

function serviceEntry(metadata: Metadata, app: string): Resource {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { ...metadata, name: `${app}-partner` },
    spec: {
      hosts: [`${app}.partner.example.net`],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      exportTo: ['.'],
    },
  };
}
