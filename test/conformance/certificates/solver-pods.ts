import type { Resource } from '../../../lib/kube/resource';
import { start } from '../engines/process';
import { kubectl, type World } from '../engines/world';
import { apply } from '../traffic/mesh-under-test';

type Pod = Resource & {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly [{ readonly args: readonly string[] }] };
};

/** Where pods of cert-manager are found, each by a port of its own. */
const address = '127.10.4.1';

/**
 * Runs the pods that cert-manager makes to answer HTTP-01, as a node would: the program that their image holds, with their arguments.
 * Gives what ends it.
 */
export function runSolverPods(world: World, namespace: string): () => Promise<void> {
  const known = new Set<string>();
  const look = async (): Promise<void> => {
    const { items } = JSON.parse(await kubectl(world, ['get', 'pods', '-n', namespace, '-l', 'acme.cert-manager.io/http01-solver=true', '-o', 'json'])) as { items: readonly Pod[] };
    for (const pod of items.filter(({ metadata: { name } }) => !known.has(name))) {
      known.add(pod.metadata.name);
      await runPod(world, pod, 28000 + known.size);
    }
  };
  let isLooking = Promise.resolve();
  const timer = setInterval(() => {
    isLooking = isLooking.then(look);
  }, 1000);
  return () => {
    clearInterval(timer);
    return isLooking;
  };
}

async function runPod(world: World, { metadata: { name, namespace, labels }, spec: { containers: [{ args }] } }: Pod, port: number): Promise<void> {
  const own = args.filter((arg) => !arg.startsWith('--listen-port')).concat(`--listen-port=${port}`);
  await start(world.folder, { name, command: world.built.programs.acmesolver, args: own, ready: () => Promise.resolve(true) });
  await apply(world, [{ apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', metadata: { name, namespace: namespace! }, spec: { address, labels, ports: { http: port } } }]);
}
