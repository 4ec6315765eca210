import { list } from '../kube/list';
import { podTemplateOf } from '../kube/pod';
import { record } from '../kube/record';
import { text } from '../kube/text';
import type { Mesh } from '../mesh/mesh';
import { namespaceOf } from '../mesh/namespace-of';
import type { Workload } from '../mesh/workload';
import type { OutsideCaller } from './outside-caller';

const kinds = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const annotation = 'sidecar.istio.io/rewriteAppHTTPProbers';

/**
 * Probes of the kubelet that reach the application's port in plaintext. The injector rewrites them to its own port unless it is told
 * not to; a TCP probe asks for nothing that STRICT refuses, and ztunnel lets the node through (Istio, pkg/kube/inject/app_probe.go).
 */
export function plaintextProbes(mesh: Mesh, workload: Workload, port: number): OutsideCaller[] {
  if (workload.dataPlane !== 'sidecar' || !keepsProbes(mesh, workload)) return [];
  const template = podTemplateOf(workload.resource);
  const spec = record(template?.spec);
  const containers = [...list(spec.containers), ...list(spec.initContainers)].map(record);
  const probes = containers.flatMap((container) => kinds.map((kind) => record(container[kind])));
  return probes.filter((probe) => asks(probe, port, workload)).slice(0, 1).map(() => ({
    caller: 'kubelet',
    by: { resource: workload.resource, because: 'its probes are not rewritten' },
    wire: 'plaintext',
  }));
}

function keepsProbes(mesh: Mesh, { annotations }: Workload): boolean {
  const wish = annotations[annotation];
  return wish === undefined ? !rewritesByDefault(mesh) : wish === 'false';
}

/** `sidecarInjectorWebhook.rewriteAppHTTPProbe`, as the injector keeps it. */
function rewritesByDefault(mesh: Mesh): boolean {
  const injector = mesh.resources.of('/ConfigMap').find((map) =>
    map.metadata.name === 'istio-sidecar-injector' && namespaceOf(map) === mesh.config.rootNamespace);
  return !/"rewriteAppHTTPProbe"\s*:\s*false/.test(text(record(injector?.data).values) ?? '');
}

function asks(probe: Readonly<Record<string, unknown>>, port: number, { namedPorts }: Workload): boolean {
  return [record(probe.httpGet).port, record(probe.grpc).port].some((asked) => asked === port || namedPorts.get(text(asked) ?? '') === port);
}
