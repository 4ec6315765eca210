import { list } from '../../kube/list';
import { podOf, podTemplateOf, podTemplatePath } from '../../kube/pod';
import { record } from '../../kube/record';
import { isInjected } from '../../mesh/data-plane';
import { namespaceOf } from '../../mesh/namespace-of';
import { podKinds } from '../kinds';
import { rule } from '../rule';

export const imageAuto = rule({
  code: 'FL2107',
  name: 'image-auto',
  severity: 'error',
  summary: 'A pod waits for the injector to write the image of its proxy, and is not injected.',
  why: '`image: auto` stands for the image that the injector chooses. Where no injector comes by, Kubernetes looks for an image of that name, finds none, and the pod does not start (Istio, «Installing Gateways»).',
  reads: [...podKinds, '/Namespace'],
  sameAs: ['IST0146', 'IST0147'],
  differs: 'Whether a pod is injected is judged by Istio\'s own labels, for all controllers of pods.',
  *check(view) {
    for (const on of podKinds.flatMap((kind) => view.of(kind))) {
      const place = list(record(podTemplateOf(on)?.spec).containers).map(record).findIndex(({ name, image }) => name === 'istio-proxy' && image === 'auto');
      const pod = podOf(on);
      if (place < 0 || !pod) continue;
      const path = [...podTemplatePath(on)!, 'spec', 'containers', place, 'image'];
      const namespace = namespaceOf(on);
      // a pod that runs was not injected, or the image would be written
      const injected = pod.refusesSidecar || (on.kind === 'Pod' && on.status !== undefined) ? false : isInjected({ labels: pod.labels, annotations: {} }, view.namespaceLabels(namespace));
      if (injected === undefined) {yield { on, path, notShown: { kind: '/Namespace' } };} else if (!injected) {
        yield { on, path, message: 'nobody writes the image here, since these pods are not injected', help: 'label them `sidecar.istio.io/inject: "true"`, in a Namespace that does not say `istio-injection: disabled`' };
      }
    }
  },
});
