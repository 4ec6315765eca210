import { randomInt } from 'node:crypto';
import * as fc from 'fast-check';
import { clientRule } from '../../../lib/mesh/client-rule';
import { meshOf, type Mesh } from '../../../lib/mesh/mesh';
import type { Client } from '../../../lib/mtls/client';
import { sentOver } from '../../../lib/mtls/sent';
import { serversOf } from '../../../lib/mtls/server';
import { serverState } from '../../../lib/mtls/server-state';
import { knownPorts } from '../engines/cluster-resources';
import { drawnWorkloads, gateways, strangerWorkload, type Host, type Workload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { clusterState } from './cluster-state';
import { policiesAndRules } from './drawn-policies';
import { inboundModes, outboundWires } from './proxy-configuration';
import type { Resource } from 'fairlead';

const world = currentWorld();
const clients: readonly Host[] = [...drawnWorkloads, strangerWorkload, gateways.public];
const changing = meshUnderTest(world, clients);

/** A gateway is known by its own resources in a cluster; here it is known by its address. */
function clientOf(mesh: Mesh, { name, namespace, labels }: Host): Client {
  if (namespace.startsWith('istio-')) return { dataPlane: 'gateway', namespace, labels, hbone: false };
  return mesh.workloadsIn(namespace).find((workload) => workload.name === name)!;
}

/** Every mode that we and Istio give to a port, where they differ. */
async function serverDifferences(mesh: Mesh, host: Workload, count: (number: number) => void): Promise<string[]> {
  const theirs = await inboundModes(host);
  const workload = mesh.workloadsIn(host.namespace).find(({ name }) => name === host.name)!;
  count(host.ports.length);
  return host.ports.flatMap(({ targetPort }) => {
    const { mode } = serverState(mesh, workload, targetPort);
    return mode === theirs.get(targetPort) ? [] : [`port ${targetPort} of ${host.namespace}/${host.name} is ${theirs.get(targetPort)}, and not ${mode}`];
  });
}

/** Everything that we and Istio say a client sends, where they differ. */
async function clientDifferences(mesh: Mesh, host: Host, count: (number: number) => void): Promise<string[]> {
  const theirs = await outboundWires(host);
  const client = clientOf(mesh, host);
  const found: string[] = [];
  for (const service of mesh.services().filter(({ namespace }) => ['shop', 'web'].includes(namespace))) {
    const rule = clientRule(mesh.destinationRules().find(client.namespace, service), client.namespace, client.labels);
    for (const port of service.ports.filter(({ port: number }) => client.dataPlane === 'gateway' || knownPorts.includes(number))) {
      for (const subset of [undefined, ...rule?.subsets.keys() ?? []]) {
        for (const server of serversOf(mesh, service, port)) {
          const { address } = server.workload.resource.spec as { address: string };
          const cluster = `outbound|${port.port}|${subset ?? ''}|${service.host}`;
          const wire = theirs.get(`${cluster} ${address}`);
          const { wire: ours } = sentOver(mesh, { client, service, port, server, ...(rule && { rule }), ...(subset !== undefined && { subset }) });
          count(1);
          // of the application's own TLS a proxy knows nothing: it sends what it gets
          if (wire !== (ours === 'application TLS' ? 'plaintext' : ours)) found.push(`${host.namespace}/${host.name} sends ${wire} over ${cluster}, and not ${ours}`);
        }
      }
    }
  }
  return found;
}

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
const meshes = Number(process.env.MESHES ?? 60);

test(`proxies are configured as we say they would be (SEED=${seed})`, async () => {
  let compared = 0;
  const count = (number: number) => {
    compared += number;
  };
  await fc.assert(fc.asyncProperty(policiesAndRules, async (drawn: readonly Resource[]) => {
    await changing.become(drawn);
    const mesh = meshOf({ resources: await clusterState(world) });
    const differences = [
      ...(await Promise.all(drawnWorkloads.map((host) => serverDifferences(mesh, host, count)))).flat(),
      ...(await Promise.all(clients.map((host) => clientDifferences(mesh, host, count)))).flat(),
    ];
    if (differences.length > 0) throw new Error(differences.join('\n'));
  }), { seed, numRuns: meshes, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true });
  process.stdout.write(`${meshes} states of the mesh, ${compared} ports and ways compared, SEED=${seed}\n`);
  if (meshes >= 60) expect(compared).toBeGreaterThan(3000);
}, 400_000);

afterAll(() => changing.become([]), 60_000);
