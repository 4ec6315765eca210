import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { entriesAt } from '../readers/items-at';
import { httpRoutes, partOf, type Part } from '../readers/routes';
import { rule } from '../rule';

export const rewrite = rule({
  code: 'FL3026',
  name: 'rewrite',
  severity: 'error',
  summary: 'A rewrite changes nothing, or one thing twice.',
  why: 'The path is rewritten by a prefix or by an expression, the host by `rewrite.authority` or by a header: by one of each. The webhook refuses the VirtualService (pkg/config/validation/validation.go, `validateHTTPRewrite`; virtualservice.go, `validateAuthorityRewrite`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const route of httpRoutes(on)) {
      const part = partOf(route, 'rewrite');
      if (part) yield* judge(part);
      yield* authorities(route, part);
    }
  }),
});

function* judge(part: Part): Generator<Wrong> {
  const { path, value } = part;
  const [uri, regex] = [text(value.uri), partOf(part, 'uriRegexRewrite')];
  if (uri === undefined && !regex && text(value.authority) === undefined) {
    yield { path, at: 'key', message: 'this rewrite changes nothing', help: 'write `uri`, `uriRegexRewrite` or `authority`; `uri: /` takes a prefix away' };
  }
  if (!regex) return;
  if (uri !== undefined) yield { path: [...path, 'uri'], at: 'key', message: '`uri` cannot stand beside `uriRegexRewrite`', help: 'keep one of them' };
  if (text(regex.value.match) === undefined || text(regex.value.rewrite) === undefined) {
    yield { path: regex.path, at: 'key', message: '`uriRegexRewrite` needs `match` and `rewrite`', help: 'write both' };
  }
}

function* authorities(route: Part, part: Part | undefined): Generator<Wrong> {
  const headers = partOf(route, 'headers');
  const request = headers && partOf(headers, 'request');
  const written = ['set', 'add'].flatMap((field) => (request ? entriesAt(request.value[field], [...request.path, field]) : []))
    .filter(({ key, value }) => /^(?:host|:authority)$/i.test(key) && text(value) !== undefined);
  const first = part && text(part.value.authority) !== undefined ? 0 : 1;
  for (const { path } of written.slice(first)) {
    yield { path, at: 'key', message: 'the host of the request is changed twice', help: 'keep one, such as `rewrite.authority`' };
  }
}
