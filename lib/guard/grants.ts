import { compareText, sortedSet } from '../kube/order';
import type { MeshIngress } from '../specs/mesh-ingress';
import { gatewayPortsOf } from '../synth/gateway-ports';
import { grantsOf } from '../synth/hosts';
import { listOf, quoted } from './cel';
import type { Variable } from './policy';

/** The most grants in one expression, of which CEL reads at most 100,000 characters. */
const most = 200;

/**
 * What is granted to the namespace of the request, as `variables.granted`: `namespace/ingress host` for each host.
 *
 * It stands in the policies, and not in a resource that they have as their parameter: whoever may write that could grant. An API server
 * also follows a ConfigMap no more once all policies that had any as their parameter have been gone for a while (observed on 1.36).
 */
export function grantVariables(ingresses: readonly MeshIngress[]): Variable[] {
  const all = ingresses.flatMap((ingress) => namesIn(ingress).map(({ namespace, host }) => ({ namespace, line: `${gatewayOf(ingress)} ${host}` })))
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.line, b.line));
  const parts = Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most));
  const names = parts.map((_, part) => `grants${part + 1}`);
  return [
    ...parts.map((some, part) => ({ name: names[part]!, expression: byNamespace(some) })),
    { name: 'granted', expression: names.map((name) => `variables.${name}[?request.namespace].orValue([])`).join(' + ') || '[]' },
  ];
}

/** Hosts, and the names by which routes bind to ports of TCP. */
function namesIn(ingress: MeshIngress): { readonly namespace: string; readonly host: string }[] {
  return [...grantsOf(ingress), ...gatewayPortsOf(ingress).flatMap(({ host, namespaces }) => namespaces.map((namespace) => ({ namespace, host })))];
}

/** The Gateway of an ingress as a VirtualService names it. */
export function gatewayOf({ metadata: { name, namespace } }: MeshIngress): string {
  return `${namespace}/${name}`;
}

function byNamespace(grants: readonly { readonly namespace: string; readonly line: string }[]): string {
  const lines = new Map<string, string[]>();
  for (const { namespace, line } of grants) lines.set(namespace, [...lines.get(namespace) ?? [], line]);
  return `{\n${[...lines].map(([namespace, own]) => `  ${quoted(namespace)}: ${listOf(sortedSet(own))}`).join(',\n')}\n}`;
}
