import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, partOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const grpc = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
];

export const faultInjection = rule({
  code: 'FL3021',
  name: 'fault-injection',
  severity: 'error',
  summary: 'An injected fault is none, or none that the proxy can make.',
  why: 'A fault is a delay, an abort, or both, for a share of the requests from 0.0001 to 100 per cent; an abort without a status does nothing. The webhook refuses the VirtualService, and loses the warning that it has of the last (pkg/config/validation/validation.go, `validateHTTPFaultInjection`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const fault of httpRoutes(on).flatMap((route) => partOf(route, 'fault') ?? [])) {
      const [abort, delay] = [partOf(fault, 'abort'), partOf(fault, 'delay')];
      if (!abort && !delay) yield { path: fault.path, at: 'key', message: 'there is no fault in this', help: 'write `delay` or `abort`' };
      if (abort) yield* aborts(abort);
      if (delay) yield* delays(delay);
    }
  }),
});

function* share({ path, value }: Part): Generator<Wrong> {
  const { value: percent } = record(value.percentage);
  if (typeof percent !== 'number' || percent === 0 || (percent >= 0.0001 && percent <= 100)) return;
  yield { path: [...path, 'percentage', 'value'], message: `${percent} is no share of the requests`, help: 'write per cent: 0, or 0.0001 to 100' };
}

function* aborts(abort: Part): Generator<Wrong> {
  const { path, value: { httpStatus, grpcStatus, http2Error } } = abort;
  yield* share(abort);
  if (http2Error !== undefined) {yield { path: [...path, 'http2Error'], at: 'key', message: 'Istio makes no errors of HTTP/2 yet', help: 'write `httpStatus` or `grpcStatus`' };} else if (grpcStatus !== undefined) {
    if (!grpc.includes(shown(grpcStatus))) yield { path: [...path, 'grpcStatus'], message: `gRPC has no status \`${shown(grpcStatus)}\``, help: `write one of ${grpc.join(', ')}` };
  } else if (httpStatus === undefined) {
    yield { path, at: 'key', severity: 'warning', message: 'this abort has no status, and does nothing', help: 'write `httpStatus` or `grpcStatus`' };
  } else if (typeof httpStatus === 'number' && (httpStatus < 200 || httpStatus > 600)) {
    yield { path: [...path, 'httpStatus'], message: `${httpStatus} is no status of HTTP`, help: 'write a number from 200 to 599' };
  }
}

function* delays(delay: Part): Generator<Wrong> {
  yield* share(delay);
  if (delay.value.exponentialDelay === undefined) return;
  yield { path: [...delay.path, 'exponentialDelay'], at: 'key', message: 'Istio makes no delays that grow yet', help: 'write `fixedDelay`' };
}
