import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { meshOf } from '../../../lib/mesh/mesh';
import { doubtedStatus } from '../../../lib/mtls/doubted-status';
import type { PlaintextCaller } from '../../../lib/mtls/evidence/plaintext-caller';
import { witnessedStatus } from '../../../lib/mtls/evidence/witnessed-status';
import { statusOf } from '../../../lib/mtls/status';
import { documentsOf } from '../../synth/case';

const { mesh: text, cases } = parse(readFileSync(join(__dirname, 'witnessed-status.yaml'), 'utf8')) as {
  mesh: string;
  cases: readonly { readonly name: string; readonly callers: readonly string[]; readonly blocked: readonly string[]; readonly elsewhere?: number }[];
};
const shown = ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule'].map((kind) => ({ kind }));
// without HBONE the workload in ambient would be in the way of every port
const meshConfig = { defaultConfig: { proxyMetadata: { ISTIO_META_ENABLE_HBONE: 'true' } } };
const mesh = meshOf({ resources: documentsOf(text) as Resource[], shown, meshConfig });

function callerIn(line: string): PlaintextCaller {
  const [, namespace, workload, service, protocol, from] = /^(.+)\/([^:]+)(?::(\S+))? (\w+) (.+)$/.exec(line)!;
  const [sourceNamespace, source] = from!.split('/');
  return {
    destination: { namespace: namespace!, workload: workload!, ...(service !== undefined && { service }) },
    ...(source !== undefined && { source: { namespace: sourceNamespace!, workload: source } }),
    protocol: protocol as PlaintextCaller['protocol'],
    count: 1,
  };
}

test.each(cases)('$name', ({ callers: lines, blocked, elsewhere = 0 }) => {
  const callers = lines.map(callerIn);
  const status = witnessedStatus(mesh, statusOf(mesh), { callers, measured: new Set(['shop/orders']) });
  const found = status.ports.filter(({ readiness }) => readiness === 'blocked');
  expect(found.map(({ service, port }) => `${service.namespace}/${service.resource.metadata.name}:${port.port}`).sort()).toEqual(blocked);
  expect(status.counts).toMatchObject({ blocked: blocked.length, strict: 1, ready: 5 - blocked.length });
  expect(status.elsewhere).toHaveLength(elsewhere);
  found.forEach(({ observed }) => expect(observed).toEqual(callers));
  expect(found.map(({ service }) => service)).not.toContain(status.next);
});

test('it says which ports there are metrics of', () => {
  const { ports } = witnessedStatus(mesh, statusOf(mesh), { callers: [], measured: new Set(['shop/orders']) });
  expect(ports.filter(({ measured }) => measured).map(({ service }) => service.resource.metadata.name)).toEqual(['admin', 'alias', 'orders', 'orders']);
});

test('where clients were not shown, nothing that seems ready is known to be', () => {
  const status = statusOf(mesh);
  const doubted = doubtedStatus(status, [{ kind: '/Pod' }]);
  expect(doubted.counts).toEqual({ strict: 1, ready: 0, blocked: 0, unknown: 5 });
  expect([doubted.next, doubted.notKnown]).toEqual([undefined, [{ kind: '/Pod' }]]);
  expect(doubtedStatus(status, [])).toBe(status);
});
