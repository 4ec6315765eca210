import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Labels } from './label-index';

/**
 * Who carries the traffic of a workload: its own sidecar, the node's ztunnel, a gateway's proxy (waypoints too), or nobody.
 * `unknown` where that hangs on a Namespace that nobody has shown.
 */
export type DataPlane = 'sidecar' | 'ambient' | 'gateway' | 'none' | 'unknown';

/** What of a pod decides on its data plane. */
export interface PodTraits {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Whether it is a running pod, which has its sidecar or never will. */
  readonly running: boolean;
}

/** Namespaces whose pods the injector passes over (Istio, pkg/kube/inject IgnoredNamespaces). */
export const ignoredNamespaces: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'];

/** Istio's rules of injection and of ambient enrolment (Istio, pkg/kube/inject injectRequired and the webhooks' selectors). */
export function dataPlaneOf(pod: PodTraits, namespace: string, namespaceLabels: Labels | undefined): DataPlane {
  if (isGateway(pod)) return 'gateway';
  if (pod.spec.hostNetwork === true) return 'none';
  if (pod.running) return runningDataPlane(pod);
  if (ignoredNamespaces.includes(namespace)) return 'none';
  const injected = isInjected(pod, namespaceLabels);
  if (injected === true) return 'sidecar';
  const ambient = pod.labels['istio.io/dataplane-mode'] ?? namespaceLabels?.['istio.io/dataplane-mode'];
  if (ambient === 'none' && injected === false) return 'none';
  if (injected === undefined || (ambient === undefined && namespaceLabels === undefined)) return 'unknown';
  return ambient === 'ambient' ? 'ambient' : 'none';
}

function runningDataPlane({ labels, annotations, spec }: PodTraits): DataPlane {
  if (containers(spec).some(({ name }) => name === 'istio-proxy') || labels['security.istio.io/tlsMode'] === 'istio') return 'sidecar';
  return annotations['ambient.istio.io/redirection'] === 'enabled' ? 'ambient' : 'none';
}

/** Whether a pod is given its sidecar; `undefined` where the Namespace decides and nobody has shown it. */
export function isInjected({ labels, annotations }: Pick<PodTraits, 'labels' | 'annotations'>, namespace: Labels | undefined): boolean | undefined {
  const wish = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  if (wish === 'false') return false;
  if (namespace === undefined) return undefined;
  const injection = namespace['istio-injection'];
  if (injection !== undefined) return injection === 'enabled';
  return namespace['istio.io/rev'] !== undefined || labels['istio.io/rev'] !== undefined || labels['sidecar.istio.io/inject'] === 'true';
}

/** The proxy is the application: injected from the gateway template, or made by a Gateway of the Gateway API. */
function isGateway({ labels, annotations, spec }: PodTraits): boolean {
  return labels['gateway.networking.k8s.io/gateway-name'] !== undefined
    || (annotations['inject.istio.io/templates'] ?? '').split(',').some((template) => template.trim() === 'gateway')
    || containers(spec).some(({ name, args }) => name === 'istio-proxy' && list(args).includes('router'));
}

function containers(spec: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  return [...list(spec.containers), ...list(spec.initContainers)].map(record);
}
