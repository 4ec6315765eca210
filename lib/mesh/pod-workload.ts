import { podOf, podTemplateOf, podTemplatePath, stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import { dataPlaneOf } from './data-plane';
import type { Labels } from './label-index';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './namespace-of';
import type { Workload } from './workload';

/** The workload of a resource that runs pods; `undefined` where it runs none. */
export function podWorkload(resource: Resource, owner: Resource, namespaceLabels: Labels | undefined, config: MeshConfig): Workload | undefined {
  const pod = podOf(resource);
  const template = podTemplateOf(resource);
  if (!pod || !template) return undefined;
  const spec = record(template.spec);
  const annotations = stringsIn(record(template.metadata).annotations);
  const running = resource.kind === 'Pod' && text(record(resource.status).phase) !== undefined;
  const namespace = namespaceOf(resource);
  const dataPlane = dataPlaneOf({ labels: pod.labels, annotations, spec, running }, namespace, namespaceLabels);
  return {
    resource,
    kind: owner.kind,
    name: owner.metadata.name,
    namespace,
    metadataPath: [...podTemplatePath(resource)!, 'metadata'],
    labels: pod.labels,
    annotations,
    serviceAccount: pod.serviceAccount,
    dataPlane,
    tlsMode: pod.labels['security.istio.io/tlsMode'] ?? (dataPlane === 'sidecar' ? 'istio' : 'disabled'),
    hbone: dataPlane === 'ambient' || pod.labels['networking.istio.io/tunnel'] === 'http' || isProxy(dataPlane) && speaksHbone(annotations, config),
    hostNetwork: spec.hostNetwork === true,
    namedPorts: pod.namedPorts,
  };
}

function isProxy(dataPlane: Workload['dataPlane']): boolean {
  return dataPlane === 'sidecar' || dataPlane === 'gateway';
}

function speaksHbone(annotations: Labels, config: MeshConfig): boolean {
  return config.hbone || /ISTIO_META_ENABLE_HBONE["']?\s*:\s*["']?true/.test(annotations['proxy.istio.io/config'] ?? '');
}
