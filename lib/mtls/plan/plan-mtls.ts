import { compareText } from '../../kube/order';
import type { Mesh } from '../../mesh/mesh';
import type { MeshService } from '../../mesh/service';
import { collect, each, type Checked } from '../../specs/checked';
import type { MtlsPolicy } from '../../specs/mtls-policy';
import type { Problem } from '../../specs/problem';
import { quote } from '../../specs/show';
import type { Ask, DefaultAsk } from './ask';
import { defaultAsk } from './default-ask';
import { notShown } from './not-shown';
import type { ObservedCaller } from './observed-caller';
import type { MtlsPlan } from './plan';
import { planAsks } from './plan-asks';
import { resolveAsks } from './resolve-asks';

/** What a plan may lean on beside the mesh. */
export interface PlanOptions {
  /** Clients that may be cut off: `namespace/name` of a workload, or `Prometheus`, `kubelet`, `API server`, `load balancer`, `unknown`. */
  readonly acceptBreak?: readonly string[];
  /** Who was seen to call without mutual TLS: nothing that they call moves to STRICT. */
  readonly observed?: readonly ObservedCaller[];
}

/** A plan, or everything that speaks against it. */
export interface Planned {
  /** Absent where there is any problem. */
  readonly plan?: MtlsPlan;
  /** Their `on` are the policies that were given. */
  readonly problems: readonly Problem[];
}

/**
 * Plans the smallest set of changes of PeerAuthentications and DestinationRules that gives service ports the modes asked for,
 * changes no other port, and cuts off nobody who is known and not accepted. Nothing in it where they have them already.
 */
export function planMtls(mesh: Mesh, policies: readonly MtlsPolicy[], { acceptBreak = [], observed = [] }: PlanOptions = {}): Planned {
  const { value: plan, problems } = collect(planAll(mesh, [...policies].sort(comparePolicies), { acceptBreak, observed }));
  return problems.length > 0 || !plan ? { problems } : { plan, problems };
}

function* planAll(mesh: Mesh, policies: readonly MtlsPolicy[], known: Required<PlanOptions>): Checked<MtlsPlan | undefined> {
  const asks: readonly Ask[] = (yield* each(policies, (policy) => resolveAsks(mesh, policy))).flat();
  const wanted = yield* each(policies, (policy) => defaultAsk(mesh, policy, asks));
  const defaults = yield* distinctDefaults(wanted.filter((ask) => ask !== undefined));
  const hidden = [
    ...asks.flatMap((ask) => notShown(mesh, ask, [ask.service], ask.mode)),
    ...defaults.flatMap((ask) => notShown(mesh, ask, servicesIn(mesh, ask.namespace), ask.mode)),
  ];
  yield* hidden.filter(({ on, message }, index) => hidden.findIndex((other) => other.on === on && other.message === message) === index);
  if (asks.length === 0 && defaults.length === 0) return { changes: [], steps: [], effects: [] };
  // what is not known or wrong would make mistakes of what is right
  return hidden.length > 0 ? undefined : yield* planAsks(mesh, asks, defaults, known);
}

function* distinctDefaults(defaults: readonly DefaultAsk[]): Checked<readonly DefaultAsk[]> {
  const first = new Map<string, DefaultAsk>();
  for (const ask of defaults) {
    const other = first.get(ask.namespace);
    if (!other) {first.set(ask.namespace, ask);} else if (other.mode !== ask.mode) {
      yield {
        code: 'modes-contradict',
        on: ask.on,
        path: ask.path,
        message: `the namespace ${quote(ask.namespace)} is asked to be ${ask.mode} and ${other.mode}`,
        help: 'a namespace has one default',
        related: [{ on: other.on, path: other.path, message: `${other.mode} is asked for here` }],
      };
    }
  }
  return [...first.values()];
}

function servicesIn(mesh: Mesh, namespace: string): readonly MeshService[] {
  return mesh.services().filter((service) => service.namespace === namespace && !service.external);
}

function comparePolicies({ metadata: a }: MtlsPolicy, { metadata: b }: MtlsPolicy): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}
