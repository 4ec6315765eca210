import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js' with { 'resolution-mode': 'import' };

/** The kubeconfig cannot be used as it is; `help` is the fix. */
export class UnusableKubeConfig extends Error {
  public constructor(message: string, public readonly help: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** The context that the library makes up where it finds nothing. */
const madeUp = 'loaded-context';

/**
 * Loads what kubectl would: the files of `KUBECONFIG`, else `~/.kube/config`, else the service account of the pod that this runs in.
 * @throws UnusableKubeConfig
 */
export async function loadKubeConfig(variable: string | undefined): Promise<KubeConfig> {
  // an ECMAScript module, and a large one: nobody else pays for it
  const library = await import('@kubernetes/client-node/dist/config.js');
  const config = new library.KubeConfig();
  const files = (variable ?? '').split(delimiter).filter((file) => file !== '');
  const standing = files.filter((file) => existsSync(file));
  if (files.length > 0 && standing.length === 0) {
    throw new UnusableKubeConfig(`there is no file ${files.join(', ')}`, 'name a kubeconfig in `KUBECONFIG`, or unset it');
  }
  if (files.length === 0) attempt('the kubeconfig', () => config.loadFromDefault());
  if (config.getCurrentContext() === madeUp) {
    throw new UnusableKubeConfig('there is no kubeconfig', 'name one in `KUBECONFIG`, or write `~/.kube/config`; manifests can be read from paths');
  }
  standing.forEach((file, index) => attempt(file, () => {
    if (index === 0) return config.loadFromFile(file);
    const other = new library.KubeConfig();
    other.loadFromFile(file);
    return merge(config, other);
  }));
  return config;
}

/** As kubectl does, the first file that says something wins. */
function merge(config: KubeConfig, other: KubeConfig): void {
  config.clusters.push(...other.clusters.filter(({ name }) => !config.clusters.some((own) => own.name === name)));
  config.users.push(...other.users.filter(({ name }) => !config.users.some((own) => own.name === name)));
  config.contexts.push(...other.contexts.filter(({ name }) => !config.contexts.some((own) => own.name === name)));
  if (!config.currentContext && other.currentContext) config.setCurrentContext(other.currentContext);
}

function attempt(what: string, load: () => void): void {
  try {
    load();
  } catch (cause) {
    throw new UnusableKubeConfig(`cannot read ${what}: ${(cause as Error).message}`, 'compare with `kubectl config view`', { cause });
  }
}
