import type { Resource } from '../../../lib/kube/resource';
import { start } from '../engines/process';
import { kubectl, type World } from '../engines/world';
import { apply, remove } from '../traffic/mesh-under-test';

type Pod = Resource & {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly [{ readonly args: readonly string[] }] };
};

const solvers = 'acme.cert-manager.io/http01-solver=true';

/** Where pods of cert-manager are found, each by a port of its own. */
const address = '127.10.4.1';

/**
 * Runs the pods that cert-manager makes to answer HTTP-01, as a node would: the program that their image holds, with their arguments.
 * Gives what ends it, with all that it has made.
 */
export function runSolverPods(world: World, namespace: string): () => Promise<void> {
  const known = new Map<string, Resource>();
  const look = async (): Promise<void> => {
    const { items } = JSON.parse(await kubectl(world, ['get', 'pods', '-n', namespace, '-l', solvers, '-o', 'json'])) as { items: readonly Pod[] };
    for (const pod of items.filter(({ metadata: { name } }) => !known.has(name))) {
      const port = 28000 + known.size;
      known.set(pod.metadata.name, entryFor(pod, port));
      await runPod(world, pod, port);
    }
  };
  let isLooking = Promise.resolve();
  const timer = setInterval(() => {
    isLooking = isLooking.then(look);
  }, 1000);
  return async () => {
    clearInterval(timer);
    await isLooking;
    await remove(world, [...known.values()]);
    await kubectl(world, ['delete', 'pods', '-n', namespace, '-l', solvers, '--wait=true']);
  };
}

async function runPod(world: World, pod: Pod, port: number): Promise<void> {
  const { metadata: { name }, spec: { containers: [{ args }] } } = pod;
  const own = args.filter((arg) => !arg.startsWith('--listen-port')).concat(`--listen-port=${port}`);
  await start(world.folder, { name, command: world.built.programs.acmesolver, args: own, ready: () => Promise.resolve(true) });
  await apply(world, [entryFor(pod, port)]);
}

function entryFor({ metadata: { name, namespace, labels } }: Pod, port: number): Resource {
  return { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', metadata: { name, namespace: namespace! }, spec: { address, labels, ports: { http: port } } };
}
