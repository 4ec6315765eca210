import type { Agent, RequestOptions } from 'node:https';
import { quote, quoteAll } from '../specs/show';
import type { Api } from './api';
import { httpsApi } from './https-api';
import { loadKubeConfig, UnusableKubeConfig } from './kube-config';

/** A cluster that can be asked. */
export interface Connection {
  readonly api: Api;
  /** The context of the kubeconfig that leads there. */
  readonly context: string;
  readonly server: string;
}

/**
 * Connects to the cluster of a context, by default the current one, as kubectl would with this value of `KUBECONFIG`.
 * Nothing is sent yet, but a plugin for credentials may run.
 * @throws UnusableKubeConfig
 */
export async function connect(context: string | undefined, variable: string | undefined): Promise<Connection> {
  const config = await loadKubeConfig(variable);
  if (context !== undefined) config.setCurrentContext(context);
  const name = config.getCurrentContext();
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    const names = config.getContexts().map((known) => known.name);
    const help = names.length > 0 ? `name one with \`--context\`: ${quoteAll(names, 'or')}` : 'write one with `kubectl config set-context`';
    throw new UnusableKubeConfig(name ? `there is no context ${quote(name)} with a cluster` : 'no context is current', help);
  }
  const { server } = cluster;
  // kubectl speaks plain HTTP where it is told to, such as to kubectl proxy
  if (server.startsWith('http:')) Object.assign(cluster, { skipTLSVerify: true });
  const options: RequestOptions = { headers: {} };
  try {
    await config.applyToHTTPSOptions(options);
  } catch (cause) {
    const reason = (cause as Error).message.trim() || 'the plugin gave no reason';
    throw new UnusableKubeConfig(`no credentials for the context ${quote(name)}: ${reason}`, 'try `kubectl auth whoami`, or log in again', { cause });
  }
  Object.assign(options.agent as Agent, { keepAlive: true });
  return { api: httpsApi(server, options), context: name, server };
}
