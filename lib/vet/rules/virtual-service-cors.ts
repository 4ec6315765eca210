import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { textsAt } from '../readers/items-at';
import { httpRoutes, partOf, partsOf, type Part } from '../readers/routes';
import { rule } from '../rule';
import { isHeaderName } from '../syntax/header-name';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

export const virtualServiceCors = rule({
  code: 'FL3020',
  name: 'virtual-service-cors',
  severity: 'error',
  summary: 'A `corsPolicy` names what is no origin, method or header.',
  why: 'Browsers compare these by the letter. The webhook refuses empty origins, methods that HTTP does not have (in capitals), what is no name of a header, and a `maxAge` with fractions of a second (pkg/config/validation/validation.go, `validateCORSPolicy`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const policy of httpRoutes(on).flatMap((route) => partOf(route, 'corsPolicy') ?? [])) yield* judge(policy);
  }),
});

function* judge(policy: Part): Generator<Wrong> {
  const { path, value } = policy;
  for (const origin of partsOf([policy], 'allowOrigins')) {
    if (['exact', 'prefix', 'regex'].some((field) => text(origin.value[field]) !== undefined)) continue;
    yield { path: origin.path, message: 'this is no origin', help: 'write `exact: https://shop.example.com`, or `prefix` or `regex`' };
  }
  for (const method of textsAt(value.allowMethods, [...path, 'allowMethods'])) {
    if (methods.includes(method.value)) continue;
    yield { path: method.path, message: `\`${method.value}\` is no method of HTTP`, help: `write one of ${methods.join(', ')}` };
  }
  for (const name of ['allowHeaders', 'exposeHeaders'].flatMap((field) => textsAt(value[field], [...path, field]))) {
    if (isHeaderName(name.value)) continue;
    yield { path: name.path, message: `\`${name.value}\` is no name of a header`, help: 'write one name in each entry, or `*`' };
  }
  if (/\d(?:ms|us|µs|ns)|\.\d*[1-9]/.test(text(value.maxAge) ?? '')) {
    yield { path: [...path, 'maxAge'], message: 'browsers know whole seconds alone', help: 'write whole seconds, such as `24h`' };
  }
}
