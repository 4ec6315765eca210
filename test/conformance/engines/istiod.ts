import { mkdirSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { authorityIn } from './authority';
import { unjudged } from './cluster-resources';
import { get } from './get';
import { internetAccess } from './internet';
import { places } from './places';
import { start, stop } from './process';
import { inFolder, kubeconfigOf, kubectl, type World } from './world';

const { address, xds, secureXds, debug, webhook, monitoring } = places.istiod;

/**
 * It says nothing of what settings say, which would go after it. `ingressSelector` is what the operators' guide asks for where certificates
 * are proven over HTTP.
 */
const meshConfig = {
  trustDomain: 'cluster.local',
  rootNamespace: 'istio-system',
  ingressSelector: 'certificates',
  accessLogFile: '/dev/stdout',
  enablePrometheusMerge: false,
  defaultProviders: {},
  defaultConfig: { discoveryAddress: `${address}:${secureXds}` },
};

/** As the profile for ambient meshes has it, but for listeners between networks: they have a factory that Istio adds to Envoy when it builds its own. */
const ambient = { PILOT_ENABLE_AMBIENT: 'true', AMBIENT_ENABLE_MULTI_NETWORK_WAYPOINT: 'false' };

/** Istio's own webhook, as its chart installs it; by address, since nothing here routes to Services. */
const validation = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'istio-validator-istio-system', labels: { 'app': 'istiod', 'istio.io/rev': 'default' } },
  webhooks: [{
    name: 'rev.validation.istio.io',
    clientConfig: { url: `https://${address}:${webhook}/validate` },
    rules: [{ operations: ['CREATE', 'UPDATE'], apiGroups: ['security.istio.io', 'networking.istio.io', 'telemetry.istio.io', 'extensions.istio.io'], apiVersions: ['*'], resources: ['*'] }],
    namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: [unjudged] }] },
    failurePolicy: 'Ignore',
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  }],
};

/** istiod with its webhook, its certificate authority (that of the run) and its way to issuers' keys. */
export async function startIstiod(world: World): Promise<void> {
  const folder = folderOf(world);
  const authority = authorityIn(world.folder);
  mkdirSync(`${folder}/etc/cacerts`, { recursive: true });
  await Promise.all([
    copyFile(authority.certificate, `${folder}/etc/cacerts/ca-cert.pem`), copyFile(authority.key, `${folder}/etc/cacerts/ca-key.pem`),
    copyFile(authority.certificate, `${folder}/etc/cacerts/root-cert.pem`), copyFile(authority.certificate, `${folder}/etc/cacerts/cert-chain.pem`),
  ]);
  writeFileSync(`${folder}/mesh.yaml`, JSON.stringify(meshConfig));
  writeFileSync(`${folder}/networks.yaml`, '{"networks": {}}');
  await kubectl(world, ['create', 'namespace', 'istio-system']);
  // istiod reads a file here; whoever looks at the cluster finds the same where an installation has it
  const shown = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: 'istio-system' }, data: { mesh: JSON.stringify(meshConfig) } };
  await kubectl(world, ['apply', '--server-side', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [validation, shown] }));
  await run(world, 'pilot-discovery');
}

/** Lets one that knows ambient meshes take its place, or the one that does not take it back; proxies come to it by themselves. */
export async function exchangeIstiod(world: World, program: Program): Promise<void> {
  await stop(world.folder, (name) => name === 'istiod');
  await run(world, program);
}

type Program = 'pilot-discovery' | 'pilot-discovery-ambient';

function folderOf(world: World): string {
  return inFolder(world, 'istiod');
}

async function run(world: World, program: Program): Promise<void> {
  const folder = folderOf(world);
  await start(world.folder, {
    name: 'istiod',
    command: world.built.programs[program],
    args: [
      'discovery', '--kubeconfig', kubeconfigOf(world), '--registries', 'Kubernetes', '--meshConfig', `${folder}/mesh.yaml`, '--networksConfig', `${folder}/networks.yaml`, '--domain', 'cluster.local',
      '--httpAddr', `${address}:${debug}`, '--grpcAddr', `${address}:${xds}`, '--secureGRPCAddr', `${address}:${secureXds}`, '--httpsAddr', `${address}:${webhook}`, '--monitoringAddr', `${address}:${monitoring}`, '--ctrlz_port', '0',
    ],
    cwd: folder,
    env: {
      ...internetAccess(world),
      POD_NAME: 'istiod',
      POD_NAMESPACE: 'istio-system',
      POD_IP: address,
      SERVICE_ACCOUNT: 'istiod',
      REVISION: 'default',
      CLUSTER_ID: 'Kubernetes',
      PILOT_CERT_PROVIDER: 'istiod',
      JWT_POLICY: 'third-party-jwt',
      INJECTION_WEBHOOK_CONFIG_NAME: '',
      VALIDATION_WEBHOOK_CONFIG_NAME: validation.metadata.name,
      // what MeshSettings say of the MeshConfig, as long as a suite has it
      SHARED_MESH_CONFIG: 'mesh-mesh-config',
      // the keys of issuers in the mesh are fetched by proxies, all others by istiod
      PILOT_JWT_ENABLE_REMOTE_JWKS: 'hybrid',
      // filters that Istio adds to Envoy when it builds its own
      PILOT_ENABLE_METADATA_EXCHANGE: 'false',
      PILOT_ENABLE_ALPN_FILTER: 'false',
      PILOT_ENABLE_TELEMETRY_LABEL: 'false',
      PILOT_ENDPOINT_TELEMETRY_LABEL: 'false',
      PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: 'false',
      // it writes what it allocates into the ServiceEntries, which are then no more what was applied
      PILOT_ENABLE_IP_AUTOALLOCATE: 'false',
      PILOT_DEBOUNCE_AFTER: '20ms',
      ...(program === 'pilot-discovery-ambient' && ambient),
      ENABLE_DEBUG_ON_HTTP: 'true',
      UNSAFE_ENABLE_ADMIN_ENDPOINTS: 'true',
    },
    ready: async () => (await get(`http://${address}:${debug}/ready`)).status === 200 && await isValidating(world),
  });
}

/** Whether a wrong resource is refused by the webhook and not only by the schema of its kind. */
async function isValidating(world: World): Promise<boolean> {
  const wrong = {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'wrong', namespace: 'istio-system' },
    spec: { rules: [{ when: [{ key: 'request.nonsense', values: ['a'] }] }] },
  };
  return kubectl(world, ['create', '--dry-run=server', '-f', '-'], JSON.stringify(wrong)).then(() => false, (error: Error) => error.message.includes('rev.validation.istio.io'));
}
