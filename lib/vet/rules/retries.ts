import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, partOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const policies = [
  '5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream', 'retriable-status-codes', 'retriable-headers',
  'envoy-ratelimited', 'http3-post-connect-failure', 'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
];
const statuses = /^\+?0*(?:10[0-3]|20[0-8]|226|30[0-578]|40\d|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])$/;

export const retries = rule({
  code: 'FL3025',
  name: 'retries',
  severity: 'error',
  summary: 'Retries are asked for that are not made.',
  why: 'Without `attempts`, or with 0, nothing is retried, whatever else is said; and `retryOn` holds Envoy\'s own words, with commas between them and no spaces. The webhook refuses the VirtualService (pkg/config/validation/validation.go, `validateHTTPRetry`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const part of httpRoutes(on).flatMap((route) => partOf(route, 'retries') ?? [])) yield* judge(part);
  }),
});

function* judge({ path, value }: Part): Generator<Wrong> {
  const { attempts = 0, perTryTimeout, retryRemoteLocalities } = value;
  const retryOn = text(value.retryOn);
  if (typeof attempts === 'number' && attempts < 0) yield { path: [...path, 'attempts'], message: `${attempts} is no number of attempts`, help: 'write 0 for no retries, or more' };
  if (attempts === 0 && (perTryTimeout !== undefined || retryRemoteLocalities !== undefined || retryOn !== undefined)) {
    yield { path: [...path, 'attempts'], at: 'key', message: `${value.attempts === 0 ? 'with 0' : 'without'} \`attempts\` nothing is retried, whatever else is said`, help: 'write how often to retry, such as `attempts: 2`, or leave the rest out' };
  }
  const unknown = (retryOn?.split(',') ?? []).filter((word) => !policies.includes(word) && !statuses.test(word));
  if (unknown.length > 0) {
    const spaced = unknown.every((word) => policies.includes(word.trim()) || statuses.test(word.trim()));
    yield {
      path: [...path, 'retryOn'],
      message: spaced ? 'there are spaces between the words' : `Envoy does not know ${unknown.map((word) => `\`${word.trim()}\``).join(', ')}`,
      help: spaced ? 'write commas alone' : `write a status, or one of ${policies.join(', ')}`,
    };
  }
}
