import type { DnsProviders } from '../dns/providers';
import type { Resource } from '../kube/resource';
import type { RouteTable } from '../routing/ownership';
import { each, type Checked } from '../specs/checked';
import type { Spec } from '../specs/kinds';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Problem } from '../specs/problem';
import { ambientProblems } from './ambient/problems';
import type { Application } from './application';
import { anywhereGranted } from './checks/anywhere-granted';
import { anywherePorts } from './checks/anywhere-ports';
import { attemptTimeouts } from './checks/attempt-timeouts';
import { authorizersAgree } from './checks/authorizers-agree';
import { authorizersInReach } from './checks/authorizers-in-reach';
import { calleesAgree } from './checks/callees-agree';
import { certifiedHosts } from './checks/certified-hosts';
import { clientAddresses } from './checks/client-addresses';
import { connectionReuse } from './checks/connection-reuse';
import { closedNamespaces } from './checks/default-deny';
import { distinctSpecs } from './checks/distinct-specs';
import { besideEgressGateway, egressGateways } from './checks/egress-gateway';
import { egressGranted } from './checks/egress-granted';
import { forwardedCertificates } from './checks/forwarded-certificates';
import { gatewaysAsCallers } from './checks/gateway-as-caller';
import { gatewaysAsScrapers } from './checks/gateway-as-scraper';
import { gatewaysAsWorkloads } from './checks/gateway-as-workload';
import { grantedInBothModes } from './checks/granted-in-both-modes';
import { grantedPorts } from './checks/granted-ports';
import { hostClaims } from './checks/host-claims';
import { http01Gateways } from './checks/http01-gateways';
import { identityHeaders } from './checks/identity-headers';
import { idleTimeouts } from './checks/idle-timeouts';
import { ingressAddresses } from './checks/ingress-address';
import { ingressDomains } from './checks/ingress-domains';
import { ingressGateways } from './checks/ingress-gateways';
import { keysInReach } from './checks/keys-in-reach';
import { logins } from './checks/logins';
import { oneAuthorizer } from './checks/one-authorizer';
import { outsideNames } from './checks/outside-names';
import { outsidePorts } from './checks/outside-ports';
import { outsideWildcards } from './checks/outside-wildcards';
import { passageClaims } from './checks/passage-claims';
import { recordProblems } from './checks/records';
import { rolloutOnSharedHosts } from './checks/rollout-on-shared-hosts';
import { rootNamespaceApplications } from './checks/root-namespace';
import { sessionCookies } from './checks/session-cookies';
import { sharedHosts } from './checks/shared-hosts';
import { sharedWorkloads } from './checks/shared-workload';
import { sidecarsKeptOut } from './checks/sidecars-kept-out';
import { slashesDecoded } from './checks/slashes-decoded';
import { wildcardRecords } from './checks/wildcard-records';
import { gatewayApiProblems } from './gateway-api/problems';
import { inSightOf, type InSight } from './in-sight';
import { ingressInSight } from './ingress-in-sight';
import type { ApiDocuments } from './openapi/api-document';
import { outsides, type Outside } from './outside';
import { resolveApplication } from './resolve-application';
import { withCallees } from './resolve-callees';
import { routeTables } from './route-tables';
import { servedHosts, type ServedHost } from './served-host';
import { issuerKeys } from './token-sources';

/** What the specs mean together, all defaults resolved. */
export interface Resolved {
  readonly ingresses: readonly MeshIngress[];
  readonly applications: readonly Application[];
  readonly tables: readonly RouteTable[];
  readonly hosts: readonly ServedHost[];
  /** What is called outside of the mesh. */
  readonly outside: readonly Outside[];
  readonly trustDomain: string;
  /** Absent where none is given: nothing is made then, and its defaults hold. */
  readonly settings?: MeshSettings;
}

/** What specs are resolved against. */
export interface Surroundings {
  /** Kubernetes resources that tell what Services and pods there are. */
  readonly sight: readonly Resource[];
  readonly brought: DnsProviders;
  readonly apiDocuments: ApiDocuments;
}

/** Resolves all specs against each other and against what is in sight; nothing may be made of the result where there are problems. */
export function* resolveSpecs(all: readonly Spec[], { sight, brought, apiDocuments }: Surroundings): Checked<Resolved> {
  const specs = yield* distinctSpecs(all);
  const ingresses = specs.filter((spec) => spec.kind === 'MeshIngress');
  yield* ingressProblems(ingresses, sight);
  const settings = specs.find((spec) => spec.kind === 'MeshSettings');
  if (settings) yield* settingsProblems(settings, ingresses);

  const secured = specs.filter((spec) => spec.kind === 'SecureApplication');
  yield* rootNamespaceApplications(secured);
  yield* besideEgressGateway(secured, settings);
  const inSight = inSightOf(sight);
  const usable = ingresses.map(ingressInSight);
  const alone = yield* each(secured, (spec) => resolveApplication(spec, usable, inSight(spec.metadata.namespace), { apiDocuments, settings }));
  const applications = yield* withCallees(alone, inSight, settings);
  yield* applicationProblems(applications, ingresses, inSight);
  if (settings?.spec.mode === 'ambient') yield* ambientProblems(specs, settings, applications, inSight);
  else yield* sidecarsKeptOut(applications, inSight);
  yield* egressGranted(applications, settings);

  yield* hostClaims(applications);
  yield* passageClaims(applications);
  const tables = yield* routeTables(applications.flatMap(({ exposures }) => exposures));
  yield* rolloutOnSharedHosts(tables);
  if (settings) yield* slashesDecoded(tables, settings);
  if (settings?.spec.routing === 'gatewayApi') yield* gatewayApiProblems(specs, settings, tables);
  const hosts = servedHosts(tables, applications.flatMap(({ passthroughs }) => passthroughs));
  yield* recordProblems(ingresses, hosts, brought);
  const outside = yield* outsides(applications, settings);
  yield* outsideNames(outside, applications);
  yield* outsideWildcards(outside);
  yield* outsidePorts(outside, applications);
  const trustDomain = settings?.spec.trustDomain ?? 'cluster.local';
  return { ingresses, applications, tables, hosts, outside, trustDomain, ...(settings && { settings }) };
}

function* ingressProblems(ingresses: readonly MeshIngress[], sight: readonly Resource[]): Generator<Problem> {
  for (const ingress of ingresses) {
    yield* ingressDomains(ingress);
    yield* certifiedHosts(ingress);
    yield* sharedHosts(ingress);
    yield* grantedInBothModes(ingress);
    yield* grantedPorts(ingress);
  }
  yield* ingressGateways(ingresses);
  yield* connectionReuse(ingresses);
  yield* http01Gateways(ingresses);
  yield* wildcardRecords(ingresses);
  yield* authorizersAgree(ingresses);
  yield* logins(ingresses);
  yield* clientAddresses(ingresses, sight);
  yield* forwardedCertificates(ingresses, sight);
  yield* ingressAddresses(ingresses, sight);
}

function* settingsProblems(settings: MeshSettings, ingresses: readonly MeshIngress[]): Generator<Problem> {
  yield* closedNamespaces(settings, ingresses);
  yield* gatewaysAsScrapers(settings, ingresses);
  yield* egressGateways(settings, ingresses);
}

function* applicationProblems(applications: readonly Application[], ingresses: readonly MeshIngress[], inSight: InSight): Generator<Problem> {
  yield* sharedWorkloads(applications, inSight);
  yield* gatewaysAsCallers(applications, ingresses);
  yield* gatewaysAsWorkloads(applications, ingresses);
  yield* calleesAgree(applications);
  yield* anywhereGranted(applications, ingresses);
  yield* anywherePorts(applications);
  yield* identityHeaders(applications);
  yield* sessionCookies(applications);
  yield* attemptTimeouts(applications);
  yield* idleTimeouts(applications);
  yield* issuerKeys(applications);
  yield* oneAuthorizer(applications);
  yield* authorizersInReach(applications);
  yield* keysInReach(applications, ingresses);
}
