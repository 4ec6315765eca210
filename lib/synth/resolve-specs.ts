import type { Resource } from '../kube/resource';
import type { RouteTable } from '../routing/ownership';
import { each, type Checked } from '../specs/checked';
import type { Spec } from '../specs/kinds';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Problem } from '../specs/problem';
import type { Application } from './application';
import { attemptTimeouts } from './checks/attempt-timeouts';
import { calleesAgree } from './checks/callees-agree';
import { connectionReuse } from './checks/connection-reuse';
import { closedNamespaces } from './checks/default-deny';
import { distinctSpecs } from './checks/distinct-specs';
import { gatewaysAsCallers } from './checks/gateway-as-caller';
import { gatewaysAsWorkloads } from './checks/gateway-as-workload';
import { http01Gateways } from './checks/http01-gateways';
import { identityHeaders } from './checks/identity-headers';
import { ingressAddresses } from './checks/ingress-address';
import { ingressDomains } from './checks/ingress-domains';
import { ingressGateways } from './checks/ingress-gateways';
import { rootNamespaceApplications } from './checks/root-namespace';
import { sessionCookies } from './checks/session-cookies';
import { sharedWorkloads } from './checks/shared-workload';
import { recordProblems } from './concerns/records';
import { inSightOf, type InSight } from './in-sight';
import { ingressInSight } from './ingress-in-sight';
import { resolveApplication } from './resolve-application';
import { withCallees } from './resolve-callees';
import { routeTables } from './route-tables';
import { issuerKeys } from './token-sources';

/** What the specs mean together, all defaults resolved. */
export interface Resolved {
  readonly ingresses: readonly MeshIngress[];
  readonly applications: readonly Application[];
  readonly tables: readonly RouteTable[];
  readonly trustDomain: string;
  /** Absent where none is given: nothing is made then, and its defaults hold. */
  readonly settings?: MeshSettings;
}

/** Resolves all specs against each other and against what is in sight; nothing may be made of the result where there are problems. */
export function* resolveSpecs(all: readonly Spec[], sight: readonly Resource[]): Checked<Resolved> {
  const specs = yield* distinctSpecs(all);
  const ingresses = specs.filter((spec) => spec.kind === 'MeshIngress');
  yield* ingressProblems(ingresses, sight);
  const settings = specs.find((spec) => spec.kind === 'MeshSettings');
  if (settings) yield* closedNamespaces(settings, ingresses);

  const secured = specs.filter((spec) => spec.kind === 'SecureApplication');
  yield* rootNamespaceApplications(secured);
  const inSight = inSightOf(sight);
  const usable = ingresses.map(ingressInSight);
  const alone = yield* each(secured, (spec) => resolveApplication(spec, usable, inSight(spec.metadata.namespace)));
  const applications = yield* withCallees(alone, inSight);
  yield* applicationProblems(applications, ingresses, inSight);

  const tables = yield* routeTables(applications.flatMap(({ exposures }) => exposures));
  yield* recordProblems(tables);
  return { ingresses, applications, tables, trustDomain: settings?.spec.trustDomain ?? 'cluster.local', ...(settings && { settings }) };
}

function* ingressProblems(ingresses: readonly MeshIngress[], sight: readonly Resource[]): Generator<Problem> {
  for (const ingress of ingresses) yield* ingressDomains(ingress);
  yield* ingressGateways(ingresses);
  yield* connectionReuse(ingresses);
  yield* http01Gateways(ingresses);
  yield* ingressAddresses(ingresses, sight);
}

function* applicationProblems(applications: readonly Application[], ingresses: readonly MeshIngress[], inSight: InSight): Generator<Problem> {
  yield* sharedWorkloads(applications, inSight);
  yield* gatewaysAsCallers(applications, ingresses);
  yield* gatewaysAsWorkloads(applications, ingresses);
  yield* calleesAgree(applications);
  yield* identityHeaders(applications);
  yield* sessionCookies(applications);
  yield* attemptTimeouts(applications);
  yield* issuerKeys(applications);
}
