import { compareText } from '../../kube/order';
import { record } from '../../kube/record';
import { remembered } from '../../kube/remembered';
import { text } from '../../kube/text';
import type { Placed } from './items-at';
import { partsOf, type Part } from './routes';

/** A match of a route whose requests an earlier match takes. */
export interface CoveredMatch {
  readonly match: Part;
  /** The first match that takes them. */
  readonly by: Part;
  /** The route that each of the two stands in. */
  readonly route: Part;
  readonly byRoute: Part;
}

interface Earlier {
  readonly match: Part;
  readonly route: Part;
}

/**
 * The matches of the routes of one protocol that an earlier one takes in: with the same conditions or none, and the same path or a prefix of it.
 * A route that delegates takes nothing in: what its delegate leaves over goes on to the next.
 */
export const coveredMatches = remembered((routes: readonly Part[]): readonly CoveredMatch[] => {
  const earlier = new Map<string, Earlier>();
  const lengths = new Set<number>();
  return routes.flatMap((route) => partsOf([route], 'match').flatMap((match): CoveredMatch[] => {
    const { kind, value, rest } = conditions(match);
    const first = [...new Set([rest, nothing])].flatMap((asked) => coverKeys(kind, value, lengths).flatMap((key) => earlier.get(`${key} ${asked}`) ?? []))[0];
    if (first) return [{ match, by: first.match, route, byRoute: first.route }];
    if (route.value.delegate !== undefined) return [];
    earlier.set(`${kind} ${value} ${rest}`, { match, route });
    if (kind === 'prefix') lengths.add(value.length);
    return [];
  }));
});

const nothing = stable({});

/** What takes in a path: itself, every prefix of it, and what fits all paths. */
function coverKeys(kind: string, value: string, lengths: ReadonlySet<number>): string[] {
  const prefixes = kind === 'any' || kind === 'regex' ? [] : [...lengths].filter((length) => length <= value.length).map((length) => `prefix ${value.slice(0, length)}`);
  return [`${kind} ${value}`, ...prefixes, 'any ', 'prefix /', 'regex .*'];
}

/** A match, taken apart into the path that it asks for and all else. */
function conditions({ value: { name: _name, statPrefix: _statPrefix, uri, ...rest } }: Placed<Readonly<Record<string, unknown>>>) {
  const found = (['exact', 'prefix', 'regex'] as const).flatMap((kind) => {
    const value = text(record(uri)[kind]);
    return value === undefined ? [] : [{ kind, value }];
  })[0];
  return { ...(found ?? { kind: 'any', value: '' }), rest: Object.keys(rest).length === 0 ? nothing : stable(rest) };
}

/** A value as a text that the order of its fields does not change. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'object' && item !== null && !Array.isArray(item)
    ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => compareText(a, b))) : item));
}
