import { compareResources, compareText } from '../kube/order';
import { resourceKey, type Resource } from '../kube/resource';
import type { RouteTable } from '../routing/ownership';
import { collect } from '../specs/checked';
import type { Spec } from '../specs/kinds';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Problem } from '../specs/problem';
import type { Application } from './application';
import { authorization } from './concerns/authorization';
import { certificates } from './concerns/certificates';
import { defaultDeny } from './concerns/default-deny';
import { destinationRule } from './concerns/destination-rule';
import { gateway } from './concerns/gateway';
import { meshTraffic } from './concerns/mesh-traffic';
import { address, records } from './concerns/records';
import { redirect } from './concerns/redirect';
import { requestAuthentication } from './concerns/request-authentication';
import { rollout } from './concerns/rollout';
import { sidecar } from './concerns/sidecar';
import { virtualService } from './concerns/virtual-service';
import { resolveSpecs, type Resolved } from './resolve-specs';
import type { Synthesized } from './synthesized';

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

const perMesh = [defaultDeny];
const perIngress = [gateway, redirect, address, certificates];
const perTable = [virtualService, records];
const perApplication = [requestAuthentication, meshTraffic, rollout, destinationRule, sidecar, authorization];

/** Turns specs into every resource that exposes the applications safely; the same specs in any order give the same output. */
export function synthesize({ specs, reference = [], inSight = [] }: SynthesisInput): Synthesis {
  const { value, problems } = collect(resolveSpecs([...specs, ...reference].sort(compareSpecs), inSight));
  if (problems.length > 0) return { resources: [], problems: distinct(problems) };
  const wanted = new Set<object>(specs);
  const made = make(value, wanted);
  const clashes = [...oneOfAName(made)];
  return { resources: clashes.length > 0 ? [] : made.filter(({ from }) => from.some(({ spec }) => wanted.has(spec))), problems: clashes };
}

function make({ ingresses, applications, tables, trustDomain, settings }: Resolved, wanted: ReadonlySet<object>): Synthesized[] {
  const tablesOf = groupBy(tables, ({ rules }) => rules.map(({ origin }) => origin.spec));
  const ingressesOf = new Map(applications.map(({ spec, exposures }) => [spec, exposures.map(({ ingress }) => ingress)]));
  const ofIngress = (ingress: MeshIngress) => perIngress.flatMap((concern): Synthesized[] => concern(ingress));
  const ofTable = (table: RouteTable) => perTable.flatMap((concern): Synthesized[] => concern(table, neighbours(table, ingressesOf)));
  const ofApplication = (application: Application) => {
    const own = tablesOf.get(application.spec) ?? [];
    return perApplication.flatMap((concern): Synthesized[] => concern(application, own, trustDomain));
  };
  return [
    ...(settings && wanted.has(settings) ? perMesh.flatMap((concern): Synthesized[] => concern(settings)) : []),
    ...ingresses.filter((ingress) => wanted.has(ingress)).flatMap(ofIngress),
    ...tables.flatMap(ofTable),
    ...applications.flatMap(ofApplication),
  ].sort((a, b) => compareResources(a.resource, b.resource));
}

/** Every ingress that some application of the table is exposed on, this one or another. */
function neighbours({ rules }: RouteTable, ingressesOf: ReadonlyMap<object, readonly MeshIngress[]>): MeshIngress[] {
  return [...new Set(rules.flatMap(({ origin }) => ingressesOf.get(origin.spec) ?? []))];
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
