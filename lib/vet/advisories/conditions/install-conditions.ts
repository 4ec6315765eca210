import type { Path } from '../../../diagnostics/finding';
import { list } from '../../../kube/list';
import { podTemplateOf, podTemplatePath } from '../../../kube/pod';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { shown } from '../../../kube/shown';
import { text } from '../../../kube/text';
import { valueAt } from '../../../kube/value-at';
import { compareVersions, istioVersion } from '../istio-version';
import { imageParts } from '../versions/image-hints';
import { useAt, type Condition, type Doubt, type Given, type Use } from './condition';

const lastOfKiali = { numbers: [1, 15, 99] as const };

/** Those about what is installed beside istiod. */
export const installConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2020-004',
    reads: ['apps/Deployment', '/ConfigMap'],
    needs: 'installation',
    *uses({ mesh }) {
      const keys = mesh.resources.of('/ConfigMap').filter(({ metadata: { name } }) => name === 'kiali');
      if (keys.some(({ data }) => /signing_key:\s*["']?[^\s"']/.test(Object.values(record(data)).join('\n')))) return;
      for (const { on, path, image } of containersOf(mesh.resources.of('apps/Deployment'))) {
        const { repository, tag = '' } = imageParts(image);
        if (!/(?:^|\/)kiali$/.test(repository)) continue;
        const version = istioVersion(tag) ?? istioVersion(`${tag}.0`);
        if (!version) yield { doubt: `the version of Kiali is not to be seen in \`${image}\`` };
        else if (compareVersions(version, lastOfKiali) <= 0) yield useAt(on, path, 'signs login tokens with a key that everybody knows');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2023-005',
    reads: ['apps/DaemonSet', '/ConfigMap'],
    needs: 'installation',
    *uses(given) {
      yield* repairsOfPods(given);
      for (const { on, path, value } of given.settings.values) {
        for (const key of ['deletePods', 'labelPods']) {
          for (const at of [['cni', 'repair', key], ['repair', key]]) if (valueAt(value, at) === true) yield useAt(on, [...path, ...at], 'repairs with rights that a node should not have');
        }
      }
    },
  },
];

const repairs = /^(?:CNI_)?REPAIR[_-](?:DELETE|LABEL)[_-]PODS$/;

function* repairsOfPods({ mesh }: Given): Iterable<Use | Doubt> {
  const message = 'repairs with rights that a node should not have';
  const maps = mesh.resources.of('/ConfigMap').filter(({ metadata: { name } }) => name.startsWith('istio-cni-config'));
  for (const on of maps) {
    for (const [key, value] of Object.entries(record(on.data))) if (repairs.test(key) && shown(value) === 'true') yield useAt(on, ['data', key], message);
  }
  for (const { on, path, container } of containersOf(mesh.resources.of('apps/DaemonSet').filter(({ metadata: { name } }) => name.startsWith('istio-cni')))) {
    const at = path.slice(0, -1);
    for (const [index, entry] of list(container.env).map(record).entries()) {
      if (repairs.test(text(entry.name) ?? '') && shown(entry.value) === 'true') yield useAt(on, [...at, 'env', index, 'value'], message);
    }
    const isElsewhere = list(container.envFrom).some((entry) => record(entry).configMapRef !== undefined);
    if (isElsewhere && maps.length === 0) yield { doubt: 'the ConfigMap `istio-cni-config`, which says how pods are repaired, was not given' };
  }
}

interface ContainerOf {
  readonly on: Resource;
  /** Of its image. */
  readonly path: Path;
  readonly image: string;
  readonly container: Readonly<Record<string, unknown>>;
}

function containersOf(resources: readonly Resource[]): ContainerOf[] {
  return resources.flatMap((on) => list(record(podTemplateOf(on)?.spec).containers).map(record).map((container, index) => ({
    on, path: [...podTemplatePath(on)!, 'spec', 'containers', index, 'image'], image: text(container.image) ?? '', container,
  })));
}
