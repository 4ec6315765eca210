import type { Resource } from '../../../../lib/kube/resource';
import { vet } from '../../../../lib/vet/vet';

const kib = 1024;

function said(body: object): (string | number)[][] {
  const on = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { hosts: ['orders.shop.svc.cluster.local'], http: [{ directResponse: { status: 200, body } }] },
  } as Resource;
  const { faults } = vet({ resources: [on] });
  return faults.filter(({ rule }) => rule.name === 'direct-response').map(({ severity, path, at = 'value', message, help }) => [severity, path.join('.'), at, message, help]);
}

const much = ['warning', 'spec.http.0.directResponse.body', 'key', 'an answer of 100 KiB is much for every proxy to hold', 'serve it from a workload'];
const refused = ['error', 'spec.http.0.directResponse.body', 'key', 'an answer of 1024 KiB is refused', 'serve it from a workload'];

test.each([
  ['a text of 100 KiB', { string: 'a'.repeat(100 * kib) }, []],
  ['a byte more', { string: 'a'.repeat(100 * kib + 1) }, [much]],
  ['characters of two bytes', { string: 'é'.repeat(50 * kib + 1) }, [much]],
  ['1 MiB', { string: 'a'.repeat(kib * kib) }, [['warning', refused[1], 'key', 'an answer of 1024 KiB is much for every proxy to hold', refused[4]]]],
  ['more than 1 MiB', { string: 'a'.repeat(kib * kib + 1) }, [refused]],
  ['bytes of 100 KiB', { bytes: 'YWFh'.repeat(100 * kib / 3) }, []],
  ['bytes of more', { bytes: 'YWFh'.repeat(100 * kib / 3 + 1) }, [much]],
  ['nothing', {}, []],
])('%s', (_name, body, expected) => {
  expect(said(body)).toEqual(expected);
});
