import type { Resource } from '../../lib/kube/resource';
import type { Spec } from '../../lib/specs/kinds';
import type { MeshIngress } from '../../lib/specs/mesh-ingress';
import type { SecureApplication } from '../../lib/specs/secure-application';

/**
 * What developers and operators have beside their specs: the Services and the pods of applications and gateways, and their Namespaces. Of what
 * is given already nothing is made again, nor pods where it is a Service.
 */
export function aroundSpecs(specs: readonly Spec[], mode: 'ambient' | 'sidecar', given: readonly Resource[]): Resource[] {
  const known = new Set(given.map(nameOf));
  const applications = specs.filter((spec) => spec.kind === 'SecureApplication');
  const namespaces = new Set(applications.map(({ metadata }) => metadata.namespace));
  const around = [
    ...[...namespaces].map((name) => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: enrolled[mode] } }]),
    ...applications.map(aroundApplication),
    ...applications.flatMap((application) => aroundCallees(application, applications)),
    ...specs.filter((spec) => spec.kind === 'MeshIngress').map(aroundGateway),
  ];
  return around.filter(([first]) => !known.has(nameOf(first!))).flat();
}

/** The Services that an application calls and that no spec in sight is for. */
function aroundCallees({ metadata, spec }: SecureApplication, known: readonly SecureApplication[]): Resource[][] {
  const { applications = [], services = [] } = spec.callees ?? {};
  return [
    ...applications.map(({ name, namespace = metadata.namespace }) => ({ name, namespace, ports: [80] }))
      .filter(({ name, namespace }) => !known.some((other) => other.metadata.name === name && other.metadata.namespace === namespace)),
    ...services.map(({ name, namespace = metadata.namespace, ports }) => ({ name, namespace, ports })),
  ].map(({ name, namespace, ports }) => [serviceFor(name, namespace, {}, { ports: ports.map((port) => ({ port })) })]);
}

function nameOf({ kind, metadata: { namespace, name } }: Resource): string {
  return `${kind} ${namespace}/${name}`;
}

/** How a Namespace says that its pods are in the mesh. */
const enrolled = {
  sidecar: { 'istio-injection': 'enabled' },
  ambient: { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint', 'istio.io/ingress-use-waypoint': 'true' },
};

interface Pods {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly ports: readonly number[];
}

function aroundApplication({ metadata: { name, namespace }, spec }: SecureApplication): Resource[] {
  const { selector = { app: name }, serviceAccount = name } = spec.workload ?? {};
  const service = spec.service ?? name;
  const ports = spec.ports.map((entry) => ({
    name: entry.name, port: entry.port, targetPort: entry.targetPort ?? entry.port, appProtocol: entry.protocol.toLowerCase(),
  }));
  const versions = spec.versions ?? [{ name: 'all', labels: {} }];
  return [
    serviceFor(service, namespace, selector, { ports }),
    ...versions.map((version) => deployment({
      name: `${name}-${version.name}`, namespace, labels: { ...selector, ...version.labels }, serviceAccount, ports: ports.map(({ targetPort }) => targetPort),
    })),
  ];
}

function aroundGateway({ metadata: { name, namespace }, spec: { gateway } }: MeshIngress): Resource[] {
  const { http = 80, https = 443, tcp = [] } = gateway.ports ?? {};
  const ports = [{ name: 'http2', port: http }, { name: 'https', port: https }, ...tcp.map((entry) => ({ name: `tcp-${entry.name}`, port: entry.port }))];
  return [
    serviceFor(`gateway-${name}`, namespace, gateway.selector, { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports }),
    deployment({
      name: `gateway-${name}`,
      namespace,
      labels: gateway.selector,
      annotations: { 'inject.istio.io/templates': 'gateway' },
      serviceAccount: gateway.serviceAccount,
      ports: ports.map(({ port }) => port),
    }),
  ];
}

function serviceFor(name: string, namespace: string, selector: Pods['labels'], spec: object): Resource {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector, ...spec } };
}

function deployment({ name, namespace, labels, annotations = {}, serviceAccount: serviceAccountName, ports }: Pods): Resource {
  const containers = [{ name: 'main', image: 'registry.example.com/main:1', ports: ports.map((containerPort) => ({ containerPort })) }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: { serviceAccountName, containers } },
    },
  };
}
