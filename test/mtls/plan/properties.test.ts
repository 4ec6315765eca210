import * as fc from 'fast-check';
import type { Resource } from '../../../lib/kube/resource';
import { meshOf, type Mesh } from '../../../lib/mesh/mesh';
import { exchangesOf } from '../../../lib/mtls/exchange';
import { applyPlan } from '../../../lib/mtls/plan/apply-plan';
import { portText } from '../../../lib/mtls/plan/ask';
import type { MtlsPlan } from '../../../lib/mtls/plan/plan';
import { planDocuments } from '../../../lib/mtls/plan/plan-documents';
import { workloadText } from '../../../lib/mtls/plan/workload-text';
import { serversOf } from '../../../lib/mtls/server';
import { isClient } from '../is-client';
import { spoiled } from '../spoiled';
import { drawnAsk, type Drawn } from './arbitrary-ask';

const shown = ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule'].map((kind) => ({ kind }));
function planned({ resources, documents, acceptBreak }: Drawn): MtlsPlan | undefined {
  return planDocuments({ resources, documents: documents as readonly object[], acceptBreak, shown }).plan;
}

/** What every client in sight meets at every port, one by one. */
function met(mesh: Mesh): Map<string, string> {
  return new Map(mesh.services().flatMap((service) => service.ports.flatMap((port) => {
    const clients = mesh.workloads().filter((client) => isClient(mesh, client, service));
    return clients.flatMap((client) => exchangesOf(mesh, client, service, port).map(({ server, subset, sent, result }): [string, string] => {
      const to = [service.host, service.resource.kind, port.port, server.workload.name, server.workload.kind, subset].join(' ');
      return [JSON.stringify([workloadText(client), client.kind, to, portText(service, port)]), `${sent.wire} ${result}`];
    }));
  })));
}

test('a plan that is carried out leaves nothing to do, has brought about what was asked for, and has changed nothing else', () => {
  let plans = 0;
  fc.assert(fc.property(drawnAsk, (input) => {
    const plan = planned(input);
    if (!plan) return;
    const resources = applyPlan(input.resources, plan);
    const [before, after] = [input.resources, resources].map((own) => meshOf({ resources: own, shown })) as [Mesh, Mesh];
    expect(planned({ ...input, resources })?.changes).toEqual([]);
    if (plan.changes.length > 0) plans++;

    const [{ metadata: { namespace }, spec: { services = [] } }] = input.documents as [Drawn['documents'][number]];
    for (const { service: name, mode: asked } of services) {
      const service = after.services().find((one) => one.resource.kind === 'Service' && one.namespace === namespace && one.resource.metadata.name === name)!;
      const servers = service.ports.filter(({ port }) => port === 80).flatMap((port) => serversOf(after, service, port));
      const modes = servers.flatMap((server) => server.mode ?? []);
      expect(modes.filter((one) => one !== asked)).toEqual([]);
    }

    const said = new Set(plan.effects.flatMap(({ clients, service, port }) => clients.map((client) => `${client} ${portText(service, port)}`)));
    const [was, is] = [met(before), met(after)];
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const [client, , , port] = JSON.parse(key) as [string, string, string, string];
      if (was.get(key) === is.get(key)) continue;
      expect(said).toContain(`${client} ${port}`);
      const isCutOff = !was.get(key)?.endsWith('fails') && is.get(key)?.endsWith('fails');
      if (input.acceptBreak.length === 0) expect([key, isCutOff]).toEqual([key, false]);
    }
  }), { numRuns: Number(process.env.RUNS ?? 150) });
  expect(plans).toBeGreaterThan(15);
});

test('the order of documents does not count', () => {
  const twice = drawnAsk.chain((input) =>
    fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.resources], { minLength: input.resources.length })));
  fc.assert(fc.property(twice, ([input, shuffled]) => {
    expect(JSON.stringify(planDocuments({ ...input, documents: input.documents as readonly object[], resources: shuffled, shown })))
      .toBe(JSON.stringify(planDocuments({ ...input, documents: input.documents as readonly object[], shown })));
  }), { numRuns: 60 });
});

test('steps lead to what the plan says, and nobody who works before and after fails on the way unless one warns of it', () => {
  fc.assert(fc.property(drawnAsk, (input) => {
    const plan = planned(input);
    if (!plan) return;
    const states = plan.steps.reduce<(readonly Resource[])[]>((all, step) => [...all, applyPlan(all.at(-1)!, step)], [input.resources]);
    expect(sortedText(states.at(-1)!)).toEqual(sortedText(applyPlan(input.resources, plan)));
    // whoever plans anew in between comes to an end too, and makes nothing twice
    for (const state of states.slice(1)) {
      const end = applyPlan(state, planned({ ...input, resources: state })!);
      expect(planned({ ...input, resources: end })!.changes).toEqual([]);
      expect(end.length).toBeLessThanOrEqual(states.at(-1)!.length);
    }
    if (plan.steps.some(({ caution }) => caution !== undefined)) return;
    const all = states.map((resources) => met(meshOf({ resources, shown })));
    for (const [key, first] of all[0]!) {
      if (first.endsWith('fails') || all.at(-1)!.get(key)?.endsWith('fails')) continue;
      expect(all.filter((state) => state.get(key)?.endsWith('fails'))).toEqual([]);
    }
  }), { numRuns: Number(process.env.RUNS ?? 100) });
});

test('half and hostile documents throw nothing', () => {
  const hostile = drawnAsk.chain((input) =>
    fc.tuple(fc.constant(input), fc.tuple(...input.resources.map((document) => fc.oneof(fc.constant(document), spoiled(document))))));
  fc.assert(fc.property(hostile, ([input, resources]) => {
    expect(planned({ ...input, resources })?.changes).not.toBeNull();
  }), { numRuns: Number(process.env.RUNS ?? 150) });
});

function sortedText(resources: readonly Resource[]): string[] {
  return resources.map((resource) => JSON.stringify(resource)).sort();
}
