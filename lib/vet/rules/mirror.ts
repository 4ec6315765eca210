import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, partsOf, type Part } from '../readers/routes';
import { rule } from '../rule';

export const mirror = rule({
  code: 'FL3022',
  name: 'mirror',
  severity: 'error',
  summary: 'Requests are mirrored in two ways at once, or a share of them that there is not.',
  why: '`mirror` is the old way to say `mirrors` with one entry, and a share is per cent. The webhook refuses the VirtualService, and warns of `mirrorPercent`, whose place `mirrorPercentage` has taken (pkg/config/validation/virtualservice.go, `validateHTTPRoute`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const route of httpRoutes(on)) yield* judge(route);
  }),
});

function* judge(route: Part): Generator<Wrong> {
  const { path, value } = route;
  if (value.mirror !== undefined && value.delegate === undefined && list(value.mirrors).length > 0) {
    yield { path: [...path, 'mirror'], at: 'key', message: '`mirror` cannot stand beside `mirrors`', help: 'make it an entry of `mirrors`' };
  }
  if (typeof value.mirrorPercent === 'number') {
    yield* share(value.mirrorPercent, [...path, 'mirrorPercent']);
    yield { path: [...path, 'mirrorPercent'], at: 'key', severity: 'warning', message: '`mirrorPercent` is no longer to be used', help: 'write `mirrorPercentage: {value: …}`' };
  }
  yield* share(record(value.mirrorPercentage).value, [...path, 'mirrorPercentage', 'value']);
  for (const entry of partsOf([route], 'mirrors')) yield* share(record(entry.value.percentage).value, [...entry.path, 'percentage', 'value']);
}

function* share(value: unknown, path: Wrong['path']): Generator<Wrong> {
  if (typeof value !== 'number' || (value >= 0 && value <= 100)) return;
  yield { path, message: `${value} is no share of the requests`, help: 'write per cent: 0 to 100' };
}
