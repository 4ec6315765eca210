import { eachResource } from '../readers/each-resource';
import { httpRoutes, partOf } from '../readers/routes';
import { rule } from '../rule';

export const delayPercent = rule({
  code: 'FL1022',
  name: 'delay-percent',
  severity: 'warning',
  summary: 'A delay is given its share of the requests in the old way.',
  why: '`percent` of a delay has given way to `percentage`, and goes unread where both are written (Istio, «VirtualService» reference, `HTTPFaultInjection.Delay`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0002'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const fault of httpRoutes(on).flatMap((route) => partOf(route, 'fault') ?? [])) {
      const { path, value: { percent, percentage } } = partOf(fault, 'delay') ?? { path: [], value: {} };
      if (typeof percent !== 'number') continue;
      yield {
        path: [...path, 'percent'],
        at: 'key',
        message: percentage === undefined ? '`percent` is no longer to be used' : '`percent` is not read beside `percentage`',
        help: percentage === undefined ? `write \`percentage: {value: ${percent}}\`` : 'take `percent` out',
        fix: [
          { on, path: [...path, 'percent'], value: undefined },
          ...(percentage === undefined ? [{ on, path: [...path, 'percentage'], value: { value: percent } }] : []),
        ],
      };
    }
  }),
});
