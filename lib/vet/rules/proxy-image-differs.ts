import { list } from '../../kube/list';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { injectorValues } from '../readers/injector-values';
import { rule } from '../rule';

export const proxyImageDiffers = rule({
  code: 'FL2106',
  name: 'proxy-image-differs',
  severity: 'warning',
  summary: 'Running pods of a namespace have another proxy than their injector writes today.',
  why: 'A pod keeps the proxy that it was made with. After an upgrade of the control plane it runs the old one, with its faults, until it is made anew; Istio supports proxies of two minor versions before (Istio, «Supported Releases»).',
  reads: ['/Pod', '/Namespace', '/ConfigMap'],
  sameAs: ['IST0158', 'sidecar-image-mismatch', 'init-image-mismatch'],
  differs: 'Versions are compared and not registries or variants, so that a mirror is no difference. One finding for each namespace.',
  *check(view) {
    const tags = new Map(view.of('/ConfigMap').flatMap((map) => {
      const tag = text(record(injectorValues(map)?.global).tag);
      return tag === undefined ? [] : [[map.metadata.name, tag] as const];
    }));
    const spaces = new Map(view.of('/Namespace').map((space) => [space.metadata.name, space]));
    for (const [namespace, pods] of tags.size === 0 ? [] : groupBy(view.of('/Pod'), namespaceOf)) {
      const labels = view.namespaceLabels(namespace);
      const revision = labels?.['istio-injection'] === 'enabled' ? 'default' : labels?.['istio.io/rev'];
      const wanted = revision === undefined ? undefined : tags.get(revision === 'default' ? 'istio-sidecar-injector' : `istio-sidecar-injector-${revision}`);
      const others = wanted === undefined ? [] : pods.filter((pod) => differs(pod, wanted));
      if (others.length === 0) continue;
      yield {
        on: spaces.get(namespace)!,
        path: ['metadata', 'name'],
        message: `the proxies of ${others.length} of its pods are not of version \`${wanted!}\`, which the injector writes: \`${others[0]!.metadata.name}\` and the like`,
        help: `make these pods anew: \`kubectl rollout restart -n ${namespace}\` with their Deployments`,
      };
    }
  },
});

function differs({ spec, metadata, status }: Resource, wanted: string): boolean {
  // who names the image decides on it
  if (status === undefined || stringsIn(metadata.annotations)['sidecar.istio.io/proxyImage'] !== undefined) return false;
  const { containers, initContainers } = record(spec);
  return [...list(containers), ...list(initContainers)].map(record)
    .filter(({ name }) => name === 'istio-proxy' || name === 'istio-init')
    .map(({ image }) => tagOf(text(image) ?? ''))
    .some((tag) => tag !== undefined && tag !== wanted && !tag.startsWith(`${wanted}-`) && !wanted.startsWith(`${tag}-`));
}

/** What stands behind the colon; `undefined` where the image is named by its digest alone. */
function tagOf(image: string): string | undefined {
  return /:([\w.-]+)$/.exec(image.replace(/@.*$/, ''))?.[1];
}
