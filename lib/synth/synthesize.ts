import type { DnsProvider } from '../dns/provider';
import { dnsProvidersOf, type DnsProviders } from '../dns/providers';
import { compareResources, compareText } from '../kube/order';
import { resourceKey, type Resource } from '../kube/resource';
import type { RouteTable } from '../routing/ownership';
import { collect, type Checked } from '../specs/checked';
import type { Spec } from '../specs/kinds';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import { atPods } from './ambient/at-pods';
import { waypoint } from './ambient/waypoint';
import { waypointTraffic } from './ambient/waypoint-traffic';
import type { Application } from './application';
import { authorizersRegistered } from './checks/authorizers-registered';
import { broughtProviders } from './checks/brought-providers';
import { dryRuns, triedOut } from './checks/dry-runs';
import { address } from './concerns/address';
import { anywhere } from './concerns/anywhere';
import { authorization } from './concerns/authorization';
import { certificates } from './concerns/certificates';
import { defaultDeny } from './concerns/default-deny';
import { destinationRule } from './concerns/destination-rule';
import { egressGateway } from './concerns/egress-gateway';
import { egressHost } from './concerns/egress-host';
import { externalAuthorization } from './concerns/external-authorization';
import { gateway } from './concerns/gateway';
import { idleTimeout } from './concerns/idle-timeout';
import { instrumentation } from './concerns/instrumentation';
import { meshConfig } from './concerns/mesh-config';
import { meshTraffic } from './concerns/mesh-traffic';
import { networkPolicy } from './concerns/network-policy';
import { passages } from './concerns/passages';
import { podMonitor } from './concerns/pod-monitor';
import { prometheusAgent } from './concerns/prometheus-agent';
import { proxyMonitor } from './concerns/proxy-monitor';
import { rateLimit } from './concerns/rate-limit';
import { ownRecords, records } from './concerns/records';
import { redirect } from './concerns/redirect';
import { refusedAddresses } from './concerns/remote-ip-blocks';
import { requestAuthentication } from './concerns/request-authentication';
import { rollout } from './concerns/rollout';
import { serviceEntry } from './concerns/service-entry';
import { sharedHosts } from './concerns/shared-hosts';
import { sidecar } from './concerns/sidecar';
import { telemetry } from './concerns/telemetry';
import { tlsOrigination } from './concerns/tls-origination';
import { toEgressGateway } from './concerns/to-egress-gateway';
import { virtualService } from './concerns/virtual-service';
import { egressHosts } from './egress';
import { gateway as gatewayOfApi } from './gateway-api/gateway';
import { httpRoute } from './gateway-api/http-route';
import { listened } from './gateway-api/listened';
import { passages as passagesOfApi } from './gateway-api/passages';
import { redirect as redirectOfApi } from './gateway-api/redirect';
import { signInGrant } from './gateway-api/sign-in-grant';
import type { ApiDocuments } from './openapi/api-document';
import type { Outside } from './outside';
import { resolveSpecs, type Resolved, type Surroundings } from './resolve-specs';
import type { ServedHost } from './served-host';
import type { Synthesized } from './synthesized';

/** What there is to synthesize from. */
export interface SynthesisInput {
  /** The specs whose resources are wanted. */
  readonly specs: readonly Spec[];
  /** Specs of others, such as the published MeshIngress: checked against and composed with, but their own resources are not returned. */
  readonly reference?: readonly Spec[];
  /** Kubernetes resources that tell what Services and pods there are; what none of them tells is taken from the specs alone. */
  readonly inSight?: readonly Resource[];
  /** DNS providers that a program brings; domains name them. */
  readonly dnsProviders?: readonly DnsProvider[];
  /** The OpenAPI documents that applications name; without it there are none. */
  readonly apiDocuments?: ApiDocuments;
  /** The day of the run, as in `2026-12-31`; an application with a `dryRun` is a mistake without it. */
  readonly today?: string;
}

/** The resources in canonical order, or every problem that keeps them from being made. */
export interface Synthesis {
  readonly resources: readonly Synthesized[];
  /** No resources are returned where there are any. */
  readonly problems: readonly Problem[];
  /** What should be looked at in what was made, such as what is only tried out. */
  readonly warnings: readonly Problem[];
}

const perMesh = [meshConfig, telemetry, defaultDeny, proxyMonitor, prometheusAgent, instrumentation, egressGateway];
const perEgressHost = [egressHost, tlsOrigination];
const perIngress = [address, ownRecords, sharedHosts, refusedAddresses];
/** What routes at gateways are made of. */
const routings = {
  istio: { perIngress: [gateway, redirect, certificates], ofTable: virtualService, ofPassages: passages },
  gatewayApi: { perIngress: [gatewayOfApi, redirectOfApi, certificatesOfListeners, signInGrant], ofTable: httpRoute, ofPassages: passagesOfApi },
} as const;
const perOutside = [serviceEntry, encryption];
/** Where requests for applications are judged, and what else that asks for. */
const modes = {
  sidecar: {
    perNamespace: [],
    perApplication: [
      requestAuthentication, meshTraffic, rollout, destinationRule, sidecar, anywhere, networkPolicy, authorization, externalAuthorization, rateLimit,
      idleTimeout, podMonitor,
    ],
  },
  ambient: {
    perNamespace: [waypoint],
    perApplication: [requestAuthentication, waypointTraffic, destinationRule, authorization, atPods, externalAuthorization, podMonitor],
  },
} as const;

/**
 * Turns specs into every resource that exposes the applications safely; the same specs in any order give the same output.
 * @throws RangeError where two DNS providers have one name.
 */
export function synthesize({ specs, reference = [], inSight = [], dnsProviders = [], apiDocuments = noDocuments, today }: SynthesisInput): Synthesis {
  const brought = dnsProvidersOf(dnsProviders);
  const wanted = new Set<object>(specs);
  const all = [...specs, ...reference].sort(compareSpecs);
  const { value, problems } = collect(resolveWanted(all, wanted, { sight: inSight, brought, apiDocuments }, today));
  if (problems.length > 0) return { resources: [], problems: distinct(problems), warnings: [] };
  const made = make(value, wanted, brought);
  const clashes = [...oneOfAName(made)];
  if (clashes.length > 0) return { resources: [], problems: clashes, warnings: [] };
  const resources = made.filter(({ from }) => from.some(({ spec }) => wanted.has(spec)));
  return { resources, problems: [], warnings: warningsOf(specs, value) };
}

/** What should be looked at and is no mistake. */
function warningsOf(specs: readonly Spec[], { settings }: Resolved): Problem[] {
  return [...triedOut(specs.filter(isApplication)), ...authorizersRegistered(specs.filter(isIngress), settings)];
}

function isApplication(spec: Spec): spec is SecureApplication {
  return spec.kind === 'SecureApplication';
}

function isIngress(spec: Spec): spec is MeshIngress {
  return spec.kind === 'MeshIngress';
}

function certificatesOfListeners(ingress: MeshIngress, brought: DnsProviders): Synthesized[] {
  return certificates(ingress, brought, listened(ingress));
}

const noDocuments: ApiDocuments = () => undefined;

/** What others' specs make is no concern of ours, nor who keeps their records, or for how long they are tried out. */
function* resolveWanted(all: readonly Spec[], wanted: ReadonlySet<object>, surroundings: Surroundings, today: string | undefined): Checked<Resolved> {
  const resolved = yield* resolveSpecs(all, surroundings);
  const ours = ({ from }: ServedHost) => from.some(({ spec }) => wanted.has(spec));
  yield* broughtProviders(resolved.ingresses.filter((ingress) => wanted.has(ingress)), resolved.hosts.filter(ours), surroundings.brought);
  yield* dryRuns(all.filter(isApplication).filter((spec) => wanted.has(spec)), resolved.settings, today);
  return resolved;
}

/** Whoever encrypts what is called outside in the clear: the proxy of the application, or the gateway to which it brings it. */
function encryption(outside: Outside): Synthesized[] {
  return outside.egress ? toEgressGateway(outside, outside.egress) : tlsOrigination(outside);
}

function make(resolved: Resolved, wanted: ReadonlySet<object>, brought: DnsProviders): Synthesized[] {
  const { ingresses, applications, tables, hosts, outside, trustDomain, settings } = resolved;
  const tablesOf = groupBy(tables, ({ rules }) => rules.map(({ origin }) => origin.spec));
  const ingressesOf = new Map(applications.map(({ spec, exposures }) => [spec, exposures.map(({ ingress }) => ingress)]));
  const routing = routings[settings?.spec.routing ?? 'istio'];
  const { perNamespace, perApplication } = modes[settings?.spec.mode ?? 'sidecar'];
  const ofIngress = (ingress: MeshIngress) => [...routing.perIngress, ...perIngress].flatMap((concern): Synthesized[] => concern(ingress, brought));
  const ofTable = (table: RouteTable): Synthesized[] => routing.ofTable(table, neighbours(table, ingressesOf));
  const ofApplication = (application: Application) => {
    const own = tablesOf.get(application.spec) ?? [];
    return [...perApplication.flatMap((concern): Synthesized[] => concern(application, own, trustDomain)), ...routing.ofPassages(application)];
  };
  return [
    ...(settings && wanted.has(settings) ? ofMesh(settings, ingresses) : []),
    ...ingresses.filter((ingress) => wanted.has(ingress)).flatMap(ofIngress),
    ...tables.flatMap(ofTable),
    ...hosts.flatMap((host) => records(host, brought)),
    ...outside.flatMap((one) => perOutside.flatMap((concern): Synthesized[] => concern(one))),
    ...applications.flatMap(ofApplication),
    ...byNamespace(applications).flatMap((own) => perNamespace.flatMap((concern): Synthesized[] => concern(own))),
  ].sort((a, b) => compareResources(a.resource, b.resource));
}

function ofMesh(settings: MeshSettings, ingresses: readonly MeshIngress[]): Synthesized[] {
  const led = egressHosts(settings).filter(({ direct }) => !direct);
  return [
    ...perMesh.flatMap((concern): Synthesized[] => concern(settings, ingresses)),
    ...led.flatMap((host) => perEgressHost.flatMap((concern): Synthesized[] => concern(host))),
  ];
}

/** Every ingress that some application of the table is exposed on, this one or another. */
function neighbours({ rules }: RouteTable, ingressesOf: ReadonlyMap<object, readonly MeshIngress[]>): MeshIngress[] {
  return [...new Set(rules.flatMap(({ origin }) => ingressesOf.get(origin.spec) ?? []))];
}

/** The applications of each namespace. */
function byNamespace(applications: readonly Application[]): [Application, ...Application[]][] {
  const namespaces = new Map<string, [Application, ...Application[]]>();
  for (const application of applications) {
    const { namespace } = application.spec.metadata;
    const own = namespaces.get(namespace);
    if (own) own.push(application);
    else namespaces.set(namespace, [application]);
  }
  return [...namespaces.values()];
}

/** One mistake on several hosts is one mistake. */
function distinct(problems: readonly Problem[]): Problem[] {
  const told = new Map<object, Set<string>>();
  return problems.filter(({ on, code, path, message }) => {
    const texts = told.get(on) ?? new Set<string>();
    const text = JSON.stringify([code, path, message]);
    const isNew = !texts.has(text);
    told.set(on, texts.add(text));
    return isNew;
  });
}

function groupBy<Value>(values: readonly Value[], keysOf: (value: Value) => readonly object[]): Map<object, Value[]> {
  const groups = new Map<object, Value[]>();
  for (const value of values) {
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}

/** Two resources of one name would overwrite each other in the cluster. */
function* oneOfAName(made: readonly Synthesized[]): Generator<Problem> {
  for (const [index, { resource, from: [{ spec, path }] }] of made.entries()) {
    const before = made[index - 1];
    if (!before || resourceKey(before.resource) !== resourceKey(resource)) continue;
    const [first] = before.from;
    const message = `this and another spec both make the ${resource.kind} \`${resource.metadata.name}\``;
    yield { code: 'duplicate-resource', on: spec, path, message, help: 'rename one of them', related: [{ on: first.spec, path: first.path, message: 'the other one' }] };
  }
}

function compareSpecs(a: Spec, b: Spec): number {
  const key = ({ kind, metadata }: Spec) => `${kind}/${'namespace' in metadata ? metadata.namespace : ''}/${metadata.name}`;
  return compareText(key(a), key(b));
}
