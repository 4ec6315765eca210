import { randomInt } from 'node:crypto';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { Document } from '../../synth/arbitrary-specs';
import { drawnWorkloads, gateways } from '../engines/hosts';
import { keyFor, publicKeys } from '../engines/keys';
import { currentWorld } from '../engines/with-engines';
import { clientAuthorities } from '../traffic/client-authorities';
import { bringGatewayApi, removeGatewayApi } from '../traffic/gateway-api';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { ask, call, passOn } from './ask';
import { drawnDocuments, requestsTo } from './drawn';
import type { Specs } from './oracle';
import { compile, parseSpec, type Resource } from 'fairlead';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.public, gateways.internal, ...drawnWorkloads]);

/** Specs that do not contradict each other, what is made of them, and requests. */
const attempts = drawnDocuments(publicKeys([keyFor(world.folder, 'machines')])).map(read).filter((drawn) => drawn !== undefined)
  .chain((drawn) => requestsTo(drawn.specs).map((requests) => ({ ...drawn, ...requests, [fc.toStringMethod]: () => shown(drawn.specs) })));

/** A counterexample shows the specs; the error names the request. */
function shown({ ingresses, applications }: Specs): string {
  return `\n${[...ingresses, ...applications].map((spec) => stringify(spec)).join('---\n')}`;
}

function read(documents: readonly Document[]): { readonly specs: Specs; readonly resources: readonly Resource[] } | undefined {
  const { resources, problems } = compile({ documents });
  if (problems.length > 0) return undefined;
  const specs = documents.map((document) => parseSpec(document).spec!);
  return {
    specs: { ingresses: specs.filter((spec) => spec.kind === 'MeshIngress'), applications: specs.filter((spec) => spec.kind === 'SecureApplication') },
    resources: resources.map(({ resource }) => resource).filter(({ kind }) => !ofSettings.includes(kind)),
  };
}

/** What a MeshSettings says of the mesh besides its routing is a matter of other suites. */
const ofSettings = ['ConfigMap', 'Telemetry'];

beforeAll(() => bringGatewayApi(world), 120_000);

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
const [meshes, leastRequests] = [Number(process.env.MESHES ?? 60), 2000];

test(`Envoy does with every drawn request what the specs say (SEED=${seed})`, async () => {
  let [count, passed] = [0, 0];
  await fc.assert(fc.asyncProperty(attempts, async ({ specs, resources, outside, inside, passed: connections }) => {
    await mesh.become([...resources, ...await servingSecret(world, resources), ...clientAuthorities(world, 'istio-public', 'istio-internal')]);
    for (const request of outside) {
      const { said, done, leak } = await ask(world, specs, request);
      const naming = request.forged ? ', naming a rule,' : '';
      const what = `${request.method} ${request.target} of ${request.host}${naming} with ${JSON.stringify(request.token)} and ${JSON.stringify(request.certificate)}`;
      if (said !== done) throw new Error(`${what}: ${done}, and the specs say ${said}`);
      if (leak !== undefined) throw new Error(`${what}: passes, and could mean ${leak}`);
      passed += done === 'refused' ? 0 : 1;
    }
    for (const request of inside) {
      const { said, done } = await call(world, specs, request);
      const { method, path, namespace, account, port, token, application: { metadata } } = request;
      if (said !== done) throw new Error(`${method} ${path} by ${namespace}/${account} on ${port} of ${metadata.namespace}/${metadata.name} with ${JSON.stringify(token)}: ${done}, and the specs say ${said}`);
      passed += done === 'refused' ? 0 : 1;
    }
    for (const connection of connections) {
      const { said, done } = await passOn(specs, connection);
      if (said !== done) throw new Error(`${connection.host ?? 'TCP'} at ${connection.ingress.metadata.name}: ${done}, and the specs say ${said}`);
      passed += done === 'refused' ? 0 : 1;
    }
    count += outside.length + inside.length + connections.length;
  }), { seed, numRuns: meshes, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true, includeErrorInReport: true });
  process.stdout.write(`${meshes} meshes, ${count} requests of which ${passed} passed, SEED=${seed}\n`);
  if (meshes >= 60) expect(count).toBeGreaterThanOrEqual(leastRequests);
  // neither «everything is refused» nor «everything passes» would prove much
  expect(passed / count).toBeGreaterThan(0.04);
  expect(passed / count).toBeLessThan(0.9);
}, 400_000);

afterAll(async () => {
  await mesh.become([]);
  await removeGatewayApi(world);
}, 60_000);
