import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { eachResource } from '../readers/each-resource';
import { entriesAt, itemsAt, type Placed } from '../readers/items-at';
import { httpRoutes, matchesOf, partOf, partsOf, type Part } from '../readers/routes';
import { rule } from '../rule';
import { regexFault } from '../syntax/regex';

export const regexNotRe2 = rule({
  code: 'FL3016',
  name: 'regex-not-re2',
  severity: 'error',
  summary: 'A regular expression is none that the proxy can read.',
  why: 'Istio and Envoy read RE2: no looking ahead or back, no group that repeats another, at most 1024 characters; and `*` alone repeats nothing. The webhook refuses the resource (pkg/config/validation/validation.go, `validateStringRegexp`).',
  reads: ['networking.istio.io/VirtualService', 'networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService', 'networking.istio.io/EnvoyFilter'], function* (on) {
    for (const { path, value } of on.kind === 'EnvoyFilter' ? versions(on) : routeRegexes(on)) {
      const fault = regexFault(value);
      if (fault !== undefined) yield { path, message: `this is no expression of RE2: ${fault}`, help: helpFor(value) };
    }
  }),
});

function helpFor(regex: string): string {
  return regex === '*' ? 'write `.*` for anything' : 'write it in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax)';
}

/** The expressions that some objects have in a field; an empty one is none, and in most places means that nothing is asked for. */
function regexesIn(parts: readonly Part[], field: string, mayBeEmpty = true): Placed<string>[] {
  return parts.flatMap(({ path, value: { [field]: regex } }) =>
    (typeof regex !== 'string' || (regex === '' && mayBeEmpty) ? [] : [{ path: [...path, field], value: regex }]));
}

function versions({ spec }: Resource): Placed<string>[] {
  const patches = itemsAt(record(spec).configPatches, ['spec', 'configPatches']);
  const proxies = patches.flatMap((patch) => partOf(patch, 'match') ?? []).flatMap((match) => partOf(match, 'proxy') ?? []);
  return regexesIn(proxies, 'proxyVersion');
}

function routeRegexes(on: Resource): Placed<string>[] {
  const routes = httpRoutes(on);
  const origins = partsOf(routes.flatMap((route) => partOf(route, 'corsPolicy') ?? []), 'allowOrigins');
  const rewrites = routes.flatMap((route) => partOf(route, 'rewrite') ?? []).flatMap((rewrite) => partOf(rewrite, 'uriRegexRewrite') ?? []);
  return [
    ...regexesIn(matchesOf(routes).flatMap(stringMatches), 'regex', false),
    ...regexesIn(origins, 'regex'),
    ...regexesIn(rewrites, 'match'),
  ];
}

function stringMatches(match: Part): Part[] {
  const keyed = ['headers', 'withoutHeaders', 'queryParams'].flatMap((field) => {
    const entries = partOf(match, field);
    // `*` is how to say that a header is there at all
    return entries ? entriesAt(entries.value, []).flatMap(({ key }) => partOf(entries, key) ?? []).filter(({ value }) => field !== 'withoutHeaders' || value.regex !== '*') : [];
  });
  return [...['uri', 'scheme', 'method', 'authority'].flatMap((field) => partOf(match, field) ?? []), ...keyed];
}
