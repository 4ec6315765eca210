import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, partOf, partsOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const targets = ['uri', 'prefixRewrite', 'authority', 'scheme'];

export const redirect = rule({
  code: 'FL3023',
  name: 'redirect',
  severity: 'error',
  summary: 'A redirect leads nowhere, or in no way that a browser goes.',
  why: 'A redirect changes the path, the host, the scheme or the port, with a status of 3xx; a prefix can be replaced only where the route asks for one. The webhook refuses the VirtualService (pkg/config/validation/validation.go, `validateHTTPRedirect`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const route of httpRoutes(on)) {
      const part = partOf(route, 'redirect');
      if (part) yield* judge(part, route);
    }
  }),
});

function* judge({ path, value }: Part, route: Part): Generator<Wrong> {
  const { redirectCode, port, derivePort } = value;
  const [scheme, prefix] = [text(value.scheme), text(value.prefixRewrite)];
  if (port === undefined && derivePort === undefined && targets.every((field) => text(value[field]) === undefined)) {
    yield { path, at: 'key', message: 'this redirect leads back to where it came from', help: 'write `uri`, `authority`, `scheme` or `port`' };
  }
  if (prefix !== undefined && text(value.uri) !== undefined) yield { path: [...path, 'prefixRewrite'], at: 'key', message: '`prefixRewrite` cannot stand beside `uri`', help: 'keep one of them' };
  if (prefix !== undefined && partsOf([route], 'match').some((match) => hasOtherPath(match))) {
    yield { path: [...path, 'prefixRewrite'], at: 'key', message: 'there is no prefix to replace: a match of this route asks for something else', help: 'write `uri: {prefix: …}` in each match, or `uri` here' };
  }
  if (typeof redirectCode === 'number' && redirectCode !== 0 && (redirectCode < 300 || redirectCode > 399)) {
    yield { path: [...path, 'redirectCode'], message: `${redirectCode} is no redirect`, help: 'write 301, 302, 303, 307 or 308' };
  }
  if (scheme !== undefined && !['http', 'https'].includes(scheme)) yield { path: [...path, 'scheme'], message: `no redirect leads to \`${scheme}\``, help: 'write `http` or `https`' };
  if (typeof port === 'number' && port > 65535) yield { path: [...path, 'port'], message: `${port} is no port`, help: 'write a number from 1 to 65535' };
}

function hasOtherPath(match: Part): boolean {
  const uri = partOf(match, 'uri');
  return uri !== undefined && uri.value.prefix === undefined;
}
