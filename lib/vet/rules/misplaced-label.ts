import { stringsIn } from '../../kube/pod';
import { markedPlaces } from '../annotations/marked-places';
import { podKinds } from '../kinds';
import { rule } from '../rule';

const inject = 'sidecar.istio.io/inject';
const ofPods = [inject, 'istio.io/dataplane-mode'];
const injection = 'istio-injection';

export const misplacedLabel = rule({
  code: 'FL2207',
  name: 'misplaced-label',
  severity: 'warning',
  summary: 'A label that puts pods into the mesh, or keeps them out, stands where it does nothing.',
  why: 'Istio reads `istio-injection` from Namespaces, `sidecar.istio.io/inject` from pods and `istio.io/dataplane-mode` from both. On a Deployment itself, rather than on its pod template, none of them does anything (Istio, «Installing the Sidecar»).',
  reads: [...podKinds, '/Namespace'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('/Namespace')) {
      const labels = stringsIn(on.metadata.labels);
      if (labels[inject] === undefined || labels[injection] !== undefined || labels['istio.io/rev'] !== undefined) continue;
      const help = `write \`${injection}: ${labels[inject] === 'true' ? 'enabled' : 'disabled'}\``;
      yield { on, path: ['metadata', 'labels', inject], at: 'key', message: `\`${inject}\` does nothing on a Namespace`, help };
    }
    for (const place of podKinds.flatMap((kind) => view.of(kind)).flatMap((resource) => markedPlaces(resource, 'labels'))) {
      const { on, path, marks, onPods } = place;
      for (const name of Object.keys(marks)) {
        const lost = name === injection || (onPods !== undefined && ofPods.includes(name) && onPods[name] === undefined);
        if (!lost) continue;
        const help = name === injection ? 'it is for a Namespace; on pods write `sidecar.istio.io/inject`' : 'write it on the pods: in `metadata.labels` of their template';
        yield { on, path: [...path, name], at: 'key', message: `\`${name}\` does nothing on a ${place.kind}`, help };
      }
    }
  },
});
