import { podTemplateOf, podTemplatePath, stringsIn } from '../../../kube/pod';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import type { Hint } from './hint';

/** What charts that nobody has released call themselves (`manifests/charts` of istio/istio). */
const placeholder = '1.0.0';

/** The version in the labels of what was made by a chart or by the operator, and in the names of revisions. */
export function* labelHints(resource: Resource): Iterable<Hint> {
  yield* hintsIn(record(resource.metadata).labels, ['metadata', 'labels']);
  const path = podTemplatePath(resource);
  if (path && path.length > 0) yield* hintsIn(record(record(podTemplateOf(resource)).metadata).labels, [...path, 'metadata', 'labels']);
}

function* hintsIn(value: unknown, at: readonly string[]): Iterable<Hint> {
  const labels = stringsIn(value);
  const found = (key: string, text: string | undefined): Hint[] =>
    (text === undefined || text === '' || text === placeholder ? [] : [{ path: [...at, key], text, by: 'label' }]);
  yield* found('operator.istio.io/version', labels['operator.istio.io/version']);
  if (isOfIstio(labels)) {
    yield* found('app.kubernetes.io/version', labels['app.kubernetes.io/version']);
    yield* found('helm.sh/chart', /^[a-z-]+-(\d.*)$/.exec(labels['helm.sh/chart'] ?? '')?.[1]);
  }
  const revision = versionOfRevision(labels['istio.io/rev']);
  if (revision !== undefined) yield { path: [...at, 'istio.io/rev'], text: revision, by: 'revision' };
}

function isOfIstio(labels: Readonly<Record<string, string>>): boolean {
  return labels['app.kubernetes.io/part-of'] === 'istio' || /^(?:istiod|ztunnel)-\d/.test(labels['helm.sh/chart'] ?? '');
}

/** `1.20.3` of the revisions `1-20-3` and `default-v1-20-3`; `undefined` for those that are named otherwise. */
export function versionOfRevision(revision: string | undefined): string | undefined {
  return /(?:^|-)v?(\d+-\d+(?:-\d+)?)$/.exec(revision ?? '')?.[1]!.replaceAll('-', '.');
}
