import { mkdirSync } from 'node:fs';
import { startApplication } from './application';
import { createAuthority } from './authority';
import { startCertificates } from './certificates';
import { clusterResources } from './cluster-resources';
import { internetNames, startInternet } from './internet';
import { startIstiod } from './istiod';
import { keyFor } from './keys';
import { startKubernetes } from './kubernetes';
import { stop } from './process';
import { startProxies } from './proxies';
import { kubectl, type World } from './world';

/** Starts everything; gives what ends it all. `say` is told of each step. */
export async function startEngines(world: World, say: (text: string) => void): Promise<() => Promise<void>> {
  const own: (() => void)[] = [];
  const end = async (): Promise<void> => {
    // those that others talk to go last
    await stop(world.folder, (name) => !['etcd', 'kube-apiserver'].includes(name));
    await stop(world.folder);
    for (const close of own) close();
  };
  try {
    mkdirSync(`${world.folder}/processes`, { recursive: true });
    await createAuthority(world.folder);
    for (const name of internetNames) keyFor(world.folder, name);
    own.push(await startApplication(world), await startInternet(world));
    say('Kubernetes');
    await startKubernetes(world);
    say('Istio, cert-manager, an ACME server, Route 53, external-dns');
    await startIstiod(world);
    await kubectl(world, ['apply', '--server-side', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: clusterResources() }));
    say('gateways and sidecars');
    await Promise.all([startCertificates(world), startProxies(world)]);
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}
