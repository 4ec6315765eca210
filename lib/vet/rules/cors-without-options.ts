import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { sameValue } from '../../kube/same-value';
import { rule } from '../rule';

export const corsWithoutOptions = rule({
  code: 'FL5023',
  name: 'cors-without-options',
  severity: 'error',
  summary: 'A route has a CORS policy and does not match the request by which browsers ask for it.',
  why: 'A browser first sends `OPTIONS`. The proxy answers it by the CORS policy of the route that the request matches; a route that only matches `GET` never sees it, and the preflight is 404. Seen on Envoy 1.40.',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const routes = list(record(on.spec).http).map(record);
      const answered = routes.filter(({ corsPolicy }) => corsPolicy !== undefined).flatMap(preflightPaths);
      for (const [index, { corsPolicy, match }] of routes.entries()) {
        const methods = list(match).map((entry, place) => ({ place, method: record(entry).method, uri: record(entry).uri }));
        if (corsPolicy === undefined || methods.length === 0 || methods.some(({ method }) => takesOptions(method))) continue;
        // a route of its own may answer the preflights
        if (methods.every(({ uri }) => answered.some((path) => path === undefined || sameValue(path, uri)))) continue;
        yield {
          on,
          path: ['spec', 'http', index, 'match', methods[0]!.place, 'method'],
          message: 'no `OPTIONS` request matches this route, so that its `corsPolicy` answers no preflight',
          help: 'add a match with `method: {exact: OPTIONS}`',
          related: [{ on, path: ['spec', 'http', index, 'corsPolicy'], message: 'the CORS policy' }],
        };
      }
    }
  },
});

/** The paths for which a route takes preflights; `undefined` is all of them. */
function preflightPaths({ match }: Readonly<Record<string, unknown>>): unknown[] {
  const matches = list(match).map(record);
  return matches.length === 0 ? [undefined] : matches.filter(({ method }) => takesOptions(method)).map(({ uri }) => uri);
}

function takesOptions(method: unknown): boolean {
  if (method === undefined) return true;
  const { exact, prefix, regex } = record(method);
  return exact === 'OPTIONS' || (typeof prefix === 'string' && 'OPTIONS'.startsWith(prefix)) || (typeof regex === 'string' && /OPTIONS|[.*[]/.test(regex));
}
