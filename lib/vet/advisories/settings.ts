import type { Path } from '../../diagnostics/finding';
import { list } from '../../kube/list';
import { podTemplatePath } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { valueAt } from '../../kube/value-at';
import type { Mesh } from '../../mesh/mesh';
import { valueTrees, type ValueTree } from './value-trees';
import type { AnyDocument } from './versions/versions-in';

/** A value somewhere in what installs Istio. */
export interface Setting {
  readonly on: AnyDocument;
  readonly path: Path;
  readonly value: unknown;
}

/** What Istio is installed with, as far as it was given. */
export interface Settings {
  /** MeshConfigs: of the ConfigMap `istio`, of an IstioOperator, of values. */
  readonly meshConfigs: readonly Setting[];
  /** Values of the charts. */
  readonly values: readonly Setting[];
  /** Values of an environment variable of istiod. */
  readonly env: (name: string) => readonly Setting[];
}

/** Finds what Istio is installed with. */
export function settingsOf({ config, resources }: Mesh, others: readonly AnyDocument[]): Settings {
  const values = [...resources.all, ...others].flatMap((on) => valueTrees(on).map((tree) => settingOf(on, tree)));
  const operators = resources.all.filter(({ apiVersion, kind }) => kind === 'IstioOperator' && apiVersion.startsWith('install.istio.io/'));
  return {
    values,
    meshConfigs: [
      ...(config.resource ? [{ on: config.resource, path: ['data', 'mesh'], value: config.fields }] : []),
      ...operators.map((on) => ({ on, path: ['spec', 'meshConfig'], value: record(on.spec).meshConfig })),
      ...values.map(({ on, path, value }) => ({ on, path: [...path, 'meshConfig'], value: record(value).meshConfig })),
    ].filter(({ value }) => value !== undefined),
    env: (name) => [
      ...resources.of('apps/Deployment').flatMap((on) => envOfPods(on, name)),
      ...operators.flatMap((on) => envIn(on, ['spec', 'components', 'pilot', 'k8s', 'env'], name)),
      ...values.flatMap((setting) => envOfValues(setting, name)),
    ],
  };
}

function settingOf(on: AnyDocument, { value, path, within }: ValueTree): Setting {
  return { on, path: within ?? path, value };
}

function envOfPods(on: Resource, name: string): Setting[] {
  const path = [...podTemplatePath(on)!, 'spec', 'containers'];
  return list(valueAt(on, path)).flatMap((container, index) => (record(container).name === 'discovery' ? envIn(on, [...path, index, 'env'], name) : []));
}

/** The value of a variable in a list of a container. */
function envIn(on: Resource, path: Path, name: string): Setting[] {
  return list(valueAt(on, path)).map(record).flatMap((entry, index) => (entry.name === name ? [{ on, path: [...path, index, 'value'], value: entry.value }] : []));
}

function envOfValues({ on, path, value }: Setting, name: string): Setting[] {
  return [['pilot', 'env'], ['env']].flatMap((at) => {
    const env = valueAt(value, at);
    return Object.hasOwn(record(env), name) ? [{ on, path: [...path, ...at, name], value: record(env)[name] }] : [];
  });
}
