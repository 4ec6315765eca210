import type { Mesh } from '../../mesh/mesh';
import type { Checked } from '../../specs/checked';
import type { MtlsPolicy } from '../../specs/mtls-policy';
import { quote, quoteAll } from '../../specs/show';
import { serversOf } from '../server';
import { portText, type Ask, type DefaultAsk } from './ask';
import { workloadText } from './workload-text';

/** The mode that a policy asks for the whole namespace; `undefined` where it asks for none, or for what cannot be. */
export function* defaultAsk(mesh: Mesh, policy: MtlsPolicy, asks: readonly Ask[]): Checked<DefaultAsk | undefined> {
  const { spec: { default: mode }, metadata: { namespace } } = policy;
  if (mode === undefined) return undefined;
  const ask: DefaultAsk = { on: policy, path: ['spec', 'default'], namespace, mode };
  if (namespace === mesh.config.rootNamespace) {
    yield {
      code: 'root-namespace',
      on: policy,
      path: ask.path,
      message: `the default of the root namespace ${quote(namespace)} would be that of the whole mesh`,
      help: 'ask for the defaults of its namespaces one by one; that of the mesh is the last and is written by hand',
    };
    return undefined;
  }
  if (mode === 'STRICT') yield* bareServers(mesh, ask, asks);
  return ask;
}

/** A service is not ready while there is somebody behind it who has no proxy, unless its port is listed apart. */
function* bareServers(mesh: Mesh, { on, path, namespace }: DefaultAsk, asks: readonly Ask[]): Checked<void> {
  for (const service of mesh.services().filter((one) => one.namespace === namespace && !one.external && one.resource.kind === 'Service')) {
    for (const port of service.ports.filter((one) => !asks.some((ask) => ask.service === service && ask.port === one))) {
      const bare = serversOf(mesh, service, port).filter(({ mode, taker }) => mode === undefined && taker === 'application');
      if (bare.length === 0) continue;
      yield {
        code: 'no-proxy',
        on,
        path,
        message: `${quote(portText(service, port))} is not ready: ${quoteAll(bare.map(({ workload }) => workloadText(workload)))} takes plaintext whatever the mode`,
        help: 'bring it into the mesh first, or list the port under `services` with `mode: PERMISSIVE`',
      };
    }
  }
}
