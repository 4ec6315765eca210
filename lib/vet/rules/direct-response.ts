import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { httpRoutes, partOf } from '../readers/routes';
import { rule } from '../rule';

export const directResponse = rule({
  code: 'FL3024',
  name: 'direct-response',
  severity: 'error',
  summary: 'An answer that a route gives itself has no status, or is too long.',
  why: 'istiod sends every answer to every proxy that may give it. The webhook refuses answers of more than 1 MiB, warns from 100 KiB on, and takes no status below 200 or over 600 (pkg/config/validation/validation.go, `validateHTTPDirectResponse`); it lets 600 through, which Envoy refuses (`DirectResponseAction`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const response of httpRoutes(on).flatMap((route) => partOf(route, 'directResponse') ?? [])) {
      const { path, value: { status } } = response;
      if (typeof status === 'number' && (status < 200 || status > 599)) yield { path: [...path, 'status'], message: `${status} is no status of HTTP`, help: 'write a number from 200 to 599' };
      const body = partOf(response, 'body');
      const size = body ? sizeOf(body.value) : 0;
      if (body && size > 100 * 1024) {
        const refused = size > 1024 * 1024;
        yield {
          path: body.path,
          at: 'key',
          ...(!refused && { severity: 'warning' as const }),
          message: `an answer of ${Math.round(size / 1024)} KiB is ${refused ? 'refused' : 'much for every proxy to hold'}`,
          help: 'serve it from a workload',
        };
      }
    }
  }),
});

/** In bytes; `bytes` is written in Base64. */
function sizeOf(body: Readonly<Record<string, unknown>>): number {
  const written = text(body.string);
  return written === undefined ? Math.floor((text(body.bytes) ?? '').length * 3 / 4) : new TextEncoder().encode(written).length;
}
