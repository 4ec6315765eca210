import { eachResource, type Wrong } from '../readers/each-resource';
import { entriesAt } from '../readers/items-at';
import { allRoutes, httpRoutes, matchesOf, partOf, type Part } from '../readers/routes';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';
import { isHeaderName } from '../syntax/header-name';
import { isPortNumber } from '../syntax/port-number';

const claim = /^@request\.auth\.claims(?:\..|\[.+\]$)/i;
const pseudo = [':method', ':scheme', ':authority', ':path', ':status'];

export const virtualServiceMatch = rule({
  code: 'FL3015',
  name: 'virtual-service-match',
  severity: 'error',
  summary: 'A match of a route asks for what no request can have.',
  why: 'An empty prefix would fit everything and Envoy takes none, but for paths; a header or a claim needs a name that it can have. The webhook refuses the VirtualService (pkg/config/validation/virtualservice.go, `validateHTTPRouteMatchRequest`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const match of matchesOf(httpRoutes(on))) {
      yield* emptyPrefixes(match);
      yield* headers(match);
      yield* sourceNamespace(match);
    }
    for (const { path, value: { port } } of matchesOf(allRoutes(on))) {
      if (typeof port === 'number' && port !== 0 && !isPortNumber(port)) yield { path: [...path, 'port'], message: `${port} is no port`, help: 'write a number from 1 to 65535' };
    }
  }),
});

const namedFields = ['scheme', 'method', 'authority'];
const headerFields = ['headers', 'withoutHeaders'];
const keyedFields = [...headerFields, 'queryParams'];

function* emptyPrefixes(match: Part): Generator<Wrong> {
  const named = namedFields.flatMap((field) => partOf(match, field) ?? []);
  const keyed = keyedFields.flatMap((field) => {
    const entries = partOf(match, field);
    return entries ? entriesAt(entries.value, entries.path).flatMap(({ key }) => partOf(entries, key) ?? []) : [];
  });
  for (const { path, value } of [...named, ...keyed]) {
    if (value.prefix !== '') continue;
    yield { path: [...path, 'prefix'], message: 'an empty prefix is not taken here', help: 'write the beginning that is meant, or leave the field out to fit everything' };
  }
}

function* headers({ path, value }: Part): Generator<Wrong> {
  for (const field of headerFields.filter((name) => value[name] !== undefined)) {
    for (const entry of entriesAt(value[field], [...path, field])) {
      if (!isHeaderName(entry.key) && !claim.test(entry.key) && !pseudo.includes(entry.key)) {
        yield { path: entry.path, at: 'key', message: `\`${entry.key}\` is no name of a header`, help: 'write the name alone, or `@request.auth.claims.<claim>`' };
      } else if (field === 'headers' && entry.value === null) {
        yield { path: entry.path, at: 'key', message: `nothing is said of the header \`${entry.key}\``, help: 'write `{}` for any value, or `exact`, `prefix` or `regex`' };
      }
    }
  }
}

function* sourceNamespace({ path, value }: Part): Generator<Wrong> {
  const { sourceNamespace: namespace } = value;
  if (typeof namespace !== 'string' || namespace === '' || isDnsLabel(namespace)) return;
  yield { path: [...path, 'sourceNamespace'], message: `\`${namespace}\` is no namespace`, help: 'write one namespace; there are no patterns here' };
}
