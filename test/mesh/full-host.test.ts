import { fullHost } from '../../lib/mesh/full-host';

test.each([
  ['reviews', 'reviews.shop.svc.cluster.local'],
  ['reviews.shop', 'reviews.shop'],
  ['reviews.shop.svc.cluster.local', 'reviews.shop.svc.cluster.local'],
  ['*', '*'],
  ['*.local', '*.local'],
  ['', ''],
  ['10.0.0.1', '10.0.0.1'],
  ['::1', '::1'],
  ['fe80', 'fe80.shop.svc.cluster.local'],
])('`%s` in a rule of `shop` is `%s`', (host, full) => {
  expect(fullHost(host, 'shop', 'cluster.local')).toBe(full);
});
