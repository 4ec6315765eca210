import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { partOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const objects: Readonly<Record<string, string>> = {
  LISTENER: 'listener',
  FILTER_CHAIN: 'listener',
  NETWORK_FILTER: 'listener',
  HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration',
  VIRTUAL_HOST: 'routeConfiguration',
  HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
};

export const envoyFilterPatch = rule({
  code: 'FL3088',
  name: 'envoy-filter-patch',
  severity: 'error',
  summary: 'A patch of an EnvoyFilter does not say what it does, or looks for it in the wrong place.',
  why: 'A patch has an `applyTo`, an operation and, unless it removes, a value; and listeners are found by `match.listener`, routes by `match.routeConfiguration`, clusters by `match.cluster`. The webhook refuses others (pkg/config/validation/envoyfilter).',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/EnvoyFilter'], function* ({ spec }) {
    for (const entry of itemsAt(record(spec).configPatches, ['spec', 'configPatches'])) {
      const match = partOf(entry, 'match');
      // patches of waypoints are judged by istiod alone
      if (match?.value.context === 'WAYPOINT') continue;
      yield* operation(entry);
      if (match) yield* place(match, text(entry.value.applyTo) ?? '');
    }
  }),
});

function* operation(entry: Part): Generator<Wrong> {
  const patch = partOf(entry, 'patch');
  if (text(entry.value.applyTo) === undefined) yield { path: entry.path, message: 'this does not say what is patched', help: 'write `applyTo`' };
  else if (!patch || text(patch.value.operation) === undefined) yield { path: patch?.path ?? entry.path, message: 'this does not say what the patch does', help: 'write `patch.operation`' };
  else if (patch.value.operation !== 'REMOVE' && patch.value.value === undefined) yield { path: patch.path, at: 'key', message: `${shown(patch.value.operation)} has no value`, help: 'write `value`' };
}

function* place(match: Part, applyTo: string): Generator<Wrong> {
  const right = objects[applyTo];
  const wrong = Object.values(objects).find((field) => field !== right && match.value[field] !== undefined);
  if (right !== undefined && wrong !== undefined) {
    yield { path: [...match.path, wrong], at: 'key', message: `${applyTo} is not found by \`${wrong}\``, help: `write \`${right}\`` };
    return;
  }
  const listener = right === 'listener' ? partOf(match, 'listener') : undefined;
  const chain = listener && partOf(listener, 'filterChain');
  const filter = chain && partOf(chain, 'filter');
  if (filter && text(filter.value.name) === undefined) yield { path: filter.path, at: 'key', message: 'this filter has no name to be found by', help: 'write `name`' };
  if (filter && applyTo !== 'HTTP_FILTER' && partOf(filter, 'subFilter')) yield { path: [...filter.path, 'subFilter'], at: 'key', message: `${applyTo} is not found by \`subFilter\``, help: 'write `applyTo: HTTP_FILTER`, or leave it out' };
}
