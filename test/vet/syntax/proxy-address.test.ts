import { isProxyAddress } from '../../../lib/vet/syntax/proxy-address';

test.each(['istiod.istio-system.svc:15012', '192.0.2.7:9411', '[2001:db8::1]:9411', 'localhost:1'])('%j', (text) => {
  expect(isProxyAddress(text)).toBe(true);
});

test.each(['', 'istiod', 'istiod:', ':15012', 'istiod:0', 'istiod:65536', 'is_tiod:15012', '2001:db8::1:9411', 'https://istiod:15012'])('not %j', (text) => {
  expect(isProxyAddress(text)).toBe(false);
});
