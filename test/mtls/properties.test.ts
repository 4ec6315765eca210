import * as fc from 'fast-check';
import type { Resource } from '../../lib/kube/resource';
import { clientRule } from '../../lib/mesh/client-rule';
import { meshOf, type Mesh } from '../../lib/mesh/mesh';
import type { Workload } from '../../lib/mesh/workload';
import { outsider } from '../../lib/mtls/client';
import { exchangeOver, exchangesOf, waysOf } from '../../lib/mtls/exchange';
import { serversOf } from '../../lib/mtls/server';
import { statusOf } from '../../lib/mtls/status';
import { meshDocuments } from './arbitrary-mesh';
import { causeText } from './case';
import { isClient } from './is-client';
import { spoiled } from './spoiled';

const everything = ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule'].map((kind) => ({ kind }));

/** All that is said of a mesh, pair by pair and service by service, as one text. */
function saidOf(resources: readonly Resource[]): string {
  const mesh = meshOf({ resources, shown: everything });
  const clients = [...mesh.workloads(), outsider];
  const pairs = mesh.services().flatMap((service) =>
    service.ports.flatMap((port) => clients.flatMap((client) => exchangesOf(mesh, client, service, port))));
  return JSON.stringify([pairs, statusOf(mesh)]);
}

test('the order of documents does not count', () => {
  const twice = meshDocuments.chain((documents) =>
    fc.tuple(fc.constant(documents), fc.shuffledSubarray([...documents], { minLength: documents.length })));
  fc.assert(fc.property(twice, ([documents, shuffled]) => {
    expect(saidOf(shuffled)).toBe(saidOf(documents));
  }), { numRuns: 100 });
});

test('clients that are judged as a group are judged as one by one', () => {
  fc.assert(fc.property(meshDocuments, (resources) => {
    const mesh = meshOf({ resources, shown: everything });
    for (const { service, port, plaintext } of statusOf(mesh).ports) {
      const grouped = plaintext.flatMap(({ workloads, wire, by }) => workloads.map((workload) => `${workload.namespace}/${workload.name} ${wire} ${causeText(by)}`));
      const single = mesh.workloads().filter((client) => isClient(mesh, client, service)).flatMap((client) => exchangesOf(mesh, client, service, port)
        .filter(({ sent }) => sent.wire === 'plaintext' || sent.wire === 'application TLS')
        .map(({ sent: { wire, by } }) => `${client.namespace}/${client.name} ${wire} ${causeText(by)}`));
      expect([...new Set(grouped)].sort()).toEqual([...new Set(single)].sort());
    }
  }), { numRuns: 200 });
});

/** The mesh after a policy of the workload's own has made one port STRICT: the one that decides amended, or the only one added. */
function madeStrict(resources: readonly Resource[], mesh: Mesh, workload: Workload, port: number): readonly Resource[] {
  const [policy] = mesh.peerAuthentications().workload(workload);
  if (!policy) {
    const own = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'own', namespace: workload.namespace }, spec: { selector: { matchLabels: workload.labels }, portLevelMtls: { [port]: { mode: 'STRICT' } } } };
    return [...resources, own];
  }
  const spec = policy.spec as { readonly portLevelMtls?: object };
  const amended = { ...policy, spec: { ...spec, portLevelMtls: { ...spec.portLevelMtls, [port]: { mode: 'STRICT' } } } };
  return resources.map((resource) => (resource === policy ? amended : resource));
}

test('what is supposed of STRICT comes true when a policy makes it so', () => {
  fc.assert(fc.property(meshDocuments, (resources) => {
    const mesh = meshOf({ resources });
    for (const service of mesh.services()) {
      for (const port of service.ports) {
        const servers = serversOf(mesh, service, port);
        const server = servers.find(({ taker, workload }) => taker === 'sidecar' && workload.namespace !== 'istio-system');
        if (server?.port === undefined) continue;
        const after = meshOf({ resources: madeStrict(resources, mesh, server.workload, server.port) });
        const then = after.services().find(({ host, resource }) => host === service.host && resource === service.resource)!;
        for (const client of mesh.workloads()) {
          const rule = clientRule(mesh.destinationRules().find(client.namespace, service), client.namespace, client.labels);
          const supposed = waysOf(mesh, client, rule, { service, port, servers: [server] }).map((way) => exchangeOver(mesh, way, 'STRICT'));
          const real = exchangesOf(after, client, then, port)
            .filter(({ server: { workload: { resource, name } } }) => resource === server.workload.resource && name === server.workload.name);
          expect(real.map(({ sent, result }) => [sent.wire, result])).toEqual(supposed.map(({ sent, result }) => [sent.wire, result]));
        }
      }
    }
  }), { numRuns: 200 });
});

test('half and hostile documents throw nothing', () => {
  const drawn = meshDocuments.chain((documents) => fc.tuple(...documents.map((document) => fc.oneof(fc.constant(document), spoiled(document)))));
  fc.assert(fc.property(drawn, (resources) => {
    expect(saidOf(resources)).not.toBe('');
  }), { numRuns: 500 });
});

test.each<[string, unknown[]]>([
  ['nothing', []],
  ['no objects', [null, 7, 'x', [], undefined, { kind: 'Pod' }, { apiVersion: 'v1', kind: 'Service', metadata: { name: 7 } }]],
  ['a service without anything', [{ apiVersion: 'v1', kind: 'Service', metadata: { name: '__proto__', namespace: 'constructor' } }]],
  ['policies without spec', ['PeerAuthentication'].map((kind) => ({ apiVersion: 'security.istio.io/v1', kind, metadata: { name: 'x', namespace: 'istio-system' } }))],
])('%s throws nothing', (_, resources) => {
  expect(statusOf(meshOf({ resources: resources as Resource[] })).next).toBeUndefined();
});
