import type { Resource } from '../../kube/resource';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import type { serviceKinds } from '../kinds';
import type { Fault, NotShown } from '../rule';
import type { View } from '../view';

/** What is wrong with a full host of a rule that nobody in sight has; or that it cannot be told. */
export function missingHost(view: View<typeof serviceKinds[number]>, on: Resource, path: Fault['path'], host: string): Fault | NotShown {
  const own = namespaceOf(on);
  const [hidden] = view.hosts().named(host);
  if (hidden) {
    return {
      on,
      path,
      message: `\`${host}\` is not exported to the namespace \`${own}\``,
      help: `add \`${own}\` to its \`exportTo\``,
      related: [{ on: hidden.resource, path: ['metadata', 'name'], message: 'exported elsewhere alone' }],
    };
  }
  const short = `${host}.svc.${view.clusterDomain}`;
  const cut = [short, `${host}.${view.clusterDomain}`].find((name) => view.hosts().seenFrom(name, own).length > 0);
  if (cut !== undefined) return { on, path, message: `Istio takes \`${host}\` as it is, and nobody has that name`, help: `write \`${cut}\``, fix: [{ on, path, value: cut }] };
  return missing(view, on, path, host);
}

function missing(view: View<typeof serviceKinds[number]>, on: Resource, path: Fault['path'], host: string): Fault | NotShown {
  const namespace = hostNamespace(host, view.clusterDomain) ?? namespaceOf(on);
  const inCluster = hostNamespace(host, view.clusterDomain) !== undefined;
  const kind = inCluster ? '/Service' : 'networking.istio.io/ServiceEntry';
  if (!view.given(kind, namespace)) return { on, path, notShown: { kind, namespace } };
  if (inCluster) {
    const names = view.in('/Service', namespace).slice(0, 5).map(({ metadata }) => `\`${metadata.name}\``);
    return { on, path, message: `there is no Service \`${host.split('.', 1)[0]!}\` in the namespace \`${namespace}\``, help: `there are ${names.join(', ') || 'none'}` };
  }
  return {
    on,
    path,
    ...(view.config.allowAny && { severity: 'warning' as const }),
    message: `no ServiceEntry that \`${namespace}\` sees has the host \`${host}\``,
    help: 'declare it in a ServiceEntry; a route leads to what the mesh knows alone',
  };
}
