import { list } from '../../kube/list';
import { podTemplateOf, podTemplatePath, stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { Labels } from '../../mesh/label-index';
import { namespaceOf } from '../../mesh/namespace-of';
import { podKinds } from '../kinds';
import { rule } from '../rule';

export const podInBothDataPlanes = rule({
  code: 'FL4205',
  name: 'pod-in-both-data-planes',
  severity: 'error',
  summary: 'A pod asks for a sidecar and for ambient at once.',
  why: 'Both would redirect its traffic. The injector and the node agent decide one after the other, and which of them wins hangs on how the pod is started (Istio, «Sidecar or ambient?»).',
  reads: [...podKinds, '/Namespace'],
  sameAs: ['KIA1311', 'KIA1314', 'KIA1315'],
  *check(view) {
    for (const on of podKinds.flatMap((kind) => view.of(kind))) {
      const clash = clashIn(on, view.namespaceLabels(namespaceOf(on)) ?? {});
      if (!clash) continue;
      yield {
        on,
        path: [...podTemplatePath(on)!, ...clash.path],
        at: 'key',
        message: `${clash.says}, and the pod has ${clash.sidecar} too`,
        help: 'keep one of the two',
      };
    }
  },
});

const inject = 'sidecar.istio.io/inject';

interface Clash {
  readonly path: readonly string[];
  readonly says: string;
  readonly sidecar: string;
}

function clashIn(resource: Resource, namespace: Labels): Clash | undefined {
  const template = podTemplateOf(resource);
  const metadata = record(template?.metadata);
  const [labels, annotations] = [stringsIn(metadata.labels), stringsIn(metadata.annotations)];
  const spec = record(template?.spec);
  const hasProxy = [...list(spec.containers), ...list(spec.initContainers)].some((container) => record(container).name === 'istio-proxy');
  const sidecar = hasProxy ? 'the container `istio-proxy`' : injectedBy(labels, namespace);
  if (sidecar === undefined) return undefined;
  if (labels['istio.io/dataplane-mode'] === 'ambient') {
    return { path: ['metadata', 'labels', 'istio.io/dataplane-mode'], says: 'the label says ambient', sidecar };
  }
  return annotations['ambient.istio.io/redirection'] === 'enabled'
    ? { path: ['metadata', 'annotations', 'ambient.istio.io/redirection'], says: 'the annotation says that ztunnel has its traffic', sidecar }
    : undefined;
}

function injectedBy(labels: Labels, namespace: Labels): string | undefined {
  if (labels[inject] === 'true') return `the label \`${inject}: "true"\``;
  if (labels[inject] === 'false') return undefined;
  if (labels['istio.io/rev'] !== undefined) return 'the label `istio.io/rev`';
  return namespace['istio-injection'] === 'enabled' ? 'a sidecar by the label `istio-injection` of its namespace' : undefined;
}
