import { compareResources, compareText } from '../kube/order';
import { resourceKey, type Resource } from '../kube/resource';
import type { RouteTable } from '../routing/ownership';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Spec } from '../specs/kinds';
import type { Problem } from '../specs/problem';
import type { Application } from './application';
import { collect, each, type Checked } from './checked';
import { duplicateSpecs } from './checks/duplicate-specs';
import { gatewaysAsCallers } from './checks/gateway-as-caller';
import { http01Gateways } from './checks/http01-gateways';
import { ingressAddresses } from './checks/ingress-address';
import { ingressDomains } from './checks/ingress-domains';
import { ingressGateways } from './checks/ingress-gateways';
import { rootNamespaceApplications } from './checks/root-namespace';
import { sharedWorkloads } from './checks/shared-workload';
import { authorization } from './concerns/authorization';
import { certificates } from './concerns/certificates';
import { gateway } from './concerns/gateway';
import { meshTimeout } from './concerns/mesh-timeout';
import { address, recordProblems, records } from './concerns/records';
import { redirect } from './concerns/redirect';
import { requestAuthentication } from './concerns/request-authentication';
import { virtualService } from './concerns/virtual-service';
import { inSightOf, type InSight } from './in-sight';
import { ingressInSight } from './ingress-in-sight';
import { resolveApplication } from './resolve-application';
import { routeTables } from './route-tables';
import type { Synthesized } from './synthesized';
import { issuerKeys } from './token-sources';

/** What there is to synthesize from. */
export interface SynthesisInput {
  /** The specs whose resources are wanted. */
  readonly specs: readonly Spec[];
  /** Specs of others, such as the published MeshIngress: checked against and composed with, but their own resources are not returned. */
  readonly reference?: readonly Spec[];
  /** Kubernetes resources that tell what Services and pods there are; what none of them tells is taken from the specs alone. */
  readonly inSight?: readonly Resource[];
}

/** The resources in canonical order, or every problem that keeps them from being made. */
export interface Synthesis {
  readonly resources: readonly Synthesized[];
  /** No resources are returned where there are any. */
  readonly problems: readonly Problem[];
}

const perIngress = [gateway, redirect, address, certificates];
const perTable = [virtualService, records];
const perApplication = [requestAuthentication, meshTimeout];

/** Turns specs into every resource that exposes the applications safely; the same specs in any order give the same output. */
export function synthesize({ specs, reference = [], inSight = [] }: SynthesisInput): Synthesis {
  const { value, problems } = collect(resources([...specs, ...reference].sort(compareSpecs), inSight));
  if (problems.length > 0) return { resources: [], problems };
  const wanted = new Set<object>(specs);
  return { resources: value.filter(({ from }) => from.some(({ spec }) => wanted.has(spec))), problems };
}

function* resources(specs: readonly Spec[], sight: readonly Resource[]): Checked<Synthesized[]> {
  yield* duplicateSpecs(specs);
  const ingresses = specs.filter((spec) => spec.kind === 'MeshIngress');
  const trustDomain = specs.find((spec) => spec.kind === 'MeshSettings')?.spec.trustDomain ?? 'cluster.local';
  yield* ingressProblems(ingresses, sight);

  const secured = specs.filter((spec) => spec.kind === 'SecureApplication');
  yield* rootNamespaceApplications(secured);
  const inSight = inSightOf(sight);
  const usable = ingresses.map(ingressInSight);
  const applications = yield* each(secured, (spec) => resolveApplication(spec, usable, inSight(spec.metadata.namespace)));
  yield* applicationProblems(applications, ingresses, inSight);

  const tables = yield* routeTables(applications.flatMap(({ exposures }) => exposures));
  yield* recordProblems(tables);
  const tablesOf = groupByApplication(tables);
  const made: Synthesized[] = [
    ...ingresses.flatMap((ingress) => perIngress.flatMap((concern): Synthesized[] => concern(ingress))),
    ...tables.flatMap((table) => perTable.flatMap((concern): Synthesized[] => concern(table))),
    ...applications.flatMap((application) => perApplication.flatMap((concern): Synthesized[] => concern(application))),
    ...applications.flatMap((application) => authorization(application, tablesOf.get(application.spec) ?? [], trustDomain)),
  ].sort((a, b) => compareResources(a.resource, b.resource));
  yield* oneOfAName(made);
  return made;
}

function* ingressProblems(ingresses: readonly MeshIngress[], sight: readonly Resource[]): Generator<Problem> {
  for (const ingress of ingresses) yield* ingressDomains(ingress);
  yield* ingressGateways(ingresses);
  yield* http01Gateways(ingresses);
  yield* ingressAddresses(ingresses, sight);
}

function* applicationProblems(applications: readonly Application[], ingresses: readonly MeshIngress[], inSight: InSight): Generator<Problem> {
  yield* sharedWorkloads(applications, inSight);
  yield* gatewaysAsCallers(applications, ingresses);
  yield* issuerKeys(applications);
}

function groupByApplication(tables: readonly RouteTable[]): Map<object, RouteTable[]> {
  const groups = new Map<object, RouteTable[]>();
  for (const table of tables) {
    for (const spec of new Set(table.rules.map(({ origin }) => origin.spec))) groups.set(spec, [...groups.get(spec) ?? [], table]);
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
