import type { Path } from '../../../diagnostics/finding';
import { compareText } from '../../../kube/order';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { shown } from '../../../kube/shown';
import { text } from '../../../kube/text';
import { valueAt } from '../../../kube/value-at';
import { groupBy } from '../../../mesh/group-by';
import { compareVersions, istioVersion, type IstioVersion } from '../istio-version';
import { chartHints } from './chart-hints';
import type { Hint } from './hint';
import { imageHints } from './image-hints';
import { installHints } from './install-hints';
import { labelHints } from './label-hints';
import { valueHints } from './value-hints';

/** A document: a resource, or what is none, such as a values file, a kustomization or a Chart.yaml. */
export type AnyDocument = Readonly<Record<string, unknown>>;

/** Where something stands. */
export interface VersionPlace {
  readonly on: AnyDocument;
  readonly path: Path;
  readonly by: Hint['by'];
}

/** A version of Istio, and who names it, the surest place first. */
export interface VersionFound {
  readonly version: IstioVersion;
  readonly from: readonly VersionPlace[];
}

/** A place that should name a version and names no patch: a digest, `latest`, `1.26.x`. */
export interface VersionUnclear extends VersionPlace {
  readonly text: string;
}

/** What a set of documents says of versions. */
export interface Versions {
  /** The oldest first. */
  readonly found: readonly VersionFound[];
  readonly unclear: readonly VersionUnclear[];
}

type Read = Hint & { readonly on: AnyDocument };

const bySureness: readonly Hint['by'][] = ['image', 'installation', 'chart', 'values', 'label', 'revision'];

/** The versions of Istio that documents name. The name of a revision counts only where its istiod is not in sight. */
export function versionsIn(resources: readonly Resource[], others: readonly AnyDocument[]): Versions {
  const hints = [...resources.filter((resource) => !isOver(resource)).flatMap(ofResource), ...others.flatMap(ofOther)];
  const known = revisionsInSight(hints);
  const counted = hints.filter(({ by, on, path }) => by !== 'revision' || !known.has(shown(valueAt(on, path))));
  const read = counted.map((hint) => ({ hint, version: istioVersion(hint.text) }));
  const named = groupBy(read.filter(({ version }) => version !== undefined), ({ version }) => version!.text);
  return {
    found: [...named.values()].map((same) => ({ version: same[0]!.version!, from: inOrder(same.map(({ hint }) => hint)).map(placeOf) }))
      .sort((a, b) => compareVersions(a.version, b.version) || compareText(a.version.text, b.version.text)),
    unclear: inOrder(read.flatMap(({ hint, version }) => (version ? [] : [hint]))).map((hint) => ({ ...placeOf(hint), text: hint.text })),
  };
}

function ofResource(on: Resource): Read[] {
  return [...imageHints(on), ...installHints(on), ...chartHints(on), ...valueHints(on), ...labelHints(on)].map((hint) => ({ ...hint, on }));
}

function ofOther(on: AnyDocument): Read[] {
  return [...chartHints(on), ...valueHints(on)].map((hint) => ({ ...hint, on }));
}

/** Pods that have ended, and what a newer ReplicaSet has taken the place of. */
function isOver({ kind, status, spec }: Resource): boolean {
  if (kind === 'Pod') return ['Succeeded', 'Failed'].includes(text(record(status).phase) ?? '');
  return kind === 'ReplicaSet' && record(spec).replicas === 0;
}

/** Revisions whose istiod says its version itself: one that was upgraded in place keeps its name. */
function revisionsInSight(hints: readonly Read[]): ReadonlySet<string> {
  const running = new Set(hints.filter(({ by, text: tag }) => by === 'image' && istioVersion(tag)).map(({ on }) => on));
  const labelled = hints.filter(({ by, on }) => by === 'revision' && running.has(on) && isControlPlane(on));
  return new Set(labelled.map(({ on, path }) => shown(valueAt(on, path))));
}

function isControlPlane(on: AnyDocument): boolean {
  return (text(record(on.metadata).name) ?? '').startsWith('istiod');
}

function inOrder(hints: readonly Read[]): Read[] {
  return [...hints].sort((a, b) => bySureness.indexOf(a.by) - bySureness.indexOf(b.by));
}

function placeOf({ on, path, by }: Read): VersionPlace {
  return { on, path, by };
}
