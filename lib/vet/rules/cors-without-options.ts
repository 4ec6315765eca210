import { list } from '../../kube/list';
import { record } from '../../kube/record';
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
      // paths whose preflights a route before has answered
      const answered = new Set<string>();
      for (const [index, route] of list(record(on.spec).http).entries()) {
        const { corsPolicy, match } = record(route);
        if (corsPolicy === undefined) continue;
        const methods = list(match).map((entry, place) => ({ place, uri: JSON.stringify(record(entry).uri), method: record(entry).method }));
        const asking = methods.filter(({ method }) => takesOptions(method));
        for (const { uri } of asking) answered.add(uri);
        if (methods.length === 0 || asking.length > 0 || methods.every(({ uri }) => answered.has(uri))) continue;
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

function takesOptions(method: unknown): boolean {
  if (method === undefined) return true;
  const { exact, prefix, regex } = record(method);
  return exact === 'OPTIONS' || (typeof prefix === 'string' && 'OPTIONS'.startsWith(prefix)) || (typeof regex === 'string' && /OPTIONS|[.*[]/.test(regex));
}
