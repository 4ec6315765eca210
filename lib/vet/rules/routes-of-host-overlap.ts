import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { boundGateways } from '../../mesh/bound-gateways';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';

interface PathMatch {
  readonly on: Resource;
  readonly path: readonly (string | number)[];
  readonly kind: 'exact' | 'prefix';
  readonly value: string;
  /** Whether nothing else is asked for. */
  readonly alone: boolean;
}

export const routesOfHostOverlap = rule({
  code: 'FL1011',
  name: 'routes-of-host-overlap',
  severity: 'warning',
  summary: 'Two VirtualServices of one host and Gateway both have routes for the same paths.',
  why: 'A gateway joins the routes of a host with the oldest VirtualService first, so that age decides which of the two is used: one that is made anew goes to the end. Routes for everything alone are moved behind the others (Istio, «Traffic management best practices», split large virtual services; pilot/pkg/networking/core/gateway.go).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['host-in-multiple-vs'],
  differs: 'Prefixes are compared letter by letter, as Istio does it. Regular expressions, and routes that ask for more than the path, are not taken for conflicts; nor is a route for `/`, which comes last.',
  *check(view) {
    const bound = view.of('networking.istio.io/VirtualService').flatMap((on) => boundGateways(on).filter((name) => name !== 'mesh')
      .flatMap((gateway) => hostsOf(on).map((host) => ({ on, key: `${gateway} ${host}`, host }))));
    const told = new Set<string>();
    for (const same of groupBy(bound, ({ key }) => key).values()) {
      const sharers = [...new Set(same.map(({ on }) => on))];
      for (const { match, wide } of sharers.length < 2 ? [] : overlaps(sharers.flatMap(pathMatches))) {
        const { on, path } = match;
        const key = `${nameOf(on)} ${path.join('.')}`;
        if (told.size === told.add(key).size) continue;
        yield {
          on,
          path,
          message: `\`${nameOf(wide.on)}\` has a route of \`${same[0]!.host}\` for ${wide.kind === 'exact' ? '' : 'everything below '}\`${wide.value}\` too, and the older of the two is used`,
          help: 'put both routes into one VirtualService, the more specific first',
          related: [{ on: wide.on, path: wide.path, message: 'the other route' }],
        };
      }
    }
  },
});

/** Matches that another VirtualService takes in, each with the first that does. */
function overlaps(matches: readonly PathMatch[]): { readonly match: PathMatch; readonly wide: PathMatch }[] {
  const wides = new Map([...groupBy(matches.filter(({ alone }) => alone), ({ kind, value }) => `${kind} ${value}`)].map(([key, same]) => [key, firstTwo(same)]));
  const others = (key: string, on: Resource) => wides.get(key)?.find((wide) => wide.on !== on);
  const lengths = [...new Set(matches.filter(({ kind }) => kind === 'prefix').map(({ value }) => value.length))];
  return matches.flatMap((match) => {
    const { on, kind, value } = match;
    const prefixes = lengths.filter((length) => length <= value.length && (length > 1 || `${kind} ${value}` === 'prefix /')).map((length) => `prefix ${value.slice(0, length)}`);
    const wide = [...(kind === 'exact' ? [`exact ${value}`] : []), ...prefixes].map((key) => others(key, on)).find((found) => found !== undefined);
    return wide ? [{ match, wide }] : [];
  });
}

/** The first match of each of the first two VirtualServices: one of them is another than any that asks. */
function firstTwo(same: readonly PathMatch[]): PathMatch[] {
  const [first] = same;
  const second = same.find(({ on }) => on !== first!.on);
  return second ? [first!, second] : [first!];
}

function pathMatches(on: Resource): PathMatch[] {
  return list(record(on.spec).http).flatMap((route, index) => {
    const path = ['spec', 'http', index];
    const matches = list(record(route).match);
    if (matches.length === 0) return [{ on, path, kind: 'prefix', value: '/', alone: true } as const];
    return matches.flatMap((match, place) => pathMatch(on, record(match), [...path, 'match', place]));
  });
}

function pathMatch(on: Resource, match: Readonly<Record<string, unknown>>, at: PathMatch['path']): PathMatch[] {
  const { uri } = match;
  const [kind, value] = (['exact', 'prefix'] as const).map((key) => [key, text(record(uri)[key])] as const).find(([, found]) => found !== undefined) ?? [];
  const alone = Object.keys(match).every((key) => ['name', 'gateways', 'uri'].includes(key));
  return kind === undefined || value === undefined ? [] : [{ on, path: [...at, 'uri', kind], kind, value, alone }];
}

function hostsOf({ spec }: Resource): string[] {
  return [...new Set(list(record(spec).hosts).filter((host): host is string => typeof host === 'string'))];
}

function nameOf(resource: Resource): string {
  return `${namespaceOf(resource)}/${resource.metadata.name}`;
}
