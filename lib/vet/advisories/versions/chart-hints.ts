import type { Path } from '../../../diagnostics/finding';
import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import { shown } from '../../../kube/shown';
import { text } from '../../../kube/text';
import type { Hint } from './hint';

type Fields = Readonly<Record<string, unknown>>;

/** A chart as something asks for it. */
interface Chart {
  readonly name: unknown;
  readonly version: unknown;
  readonly path: Path;
  /** Whatever says where it comes from, and what it is for. */
  readonly origin: readonly unknown[];
}

/** The versions of Istio's charts, which are those of Istio: in Flux, Argo CD, k3s, kustomizations and charts that depend on them. */
export function* chartHints(document: Fields): Iterable<Hint> {
  for (const { name, version, path, origin } of chartsIn(document)) {
    const asked = text(version);
    if (asked !== undefined && isOfIstio(text(name), origin)) yield { path, text: asked, by: 'chart' };
  }
}

function chartsIn(document: Fields): Chart[] {
  const { apiVersion, kind, metadata, spec } = document;
  const fields = record(spec);
  switch (kind) {
    case 'HelmRelease': return ofFlux(record(record(fields.chart).spec), [record(metadata).name, fields.releaseName]);
    case 'OCIRepository': return ofOci(fields, shown(apiVersion));
    case 'Application': return ofArgo(fields, ['spec']);
    case 'ApplicationSet': return ofArgo(record(record(fields.template).spec), ['spec', 'template', 'spec']);
    case 'HelmChart': return [{ name: fields.chart, version: fields.version, path: ['spec', 'version'], origin: [fields.repo, fields.chart, record(fields.sourceRef).name] }];
    default: return [...inList(document, 'helmCharts'), ...inList(document, 'dependencies')];
  }
}

function ofFlux({ chart, version, sourceRef }: Fields, names: readonly unknown[]): Chart[] {
  return [{ name: chart, version, path: ['spec', 'chart', 'spec', 'version'], origin: [record(sourceRef).name, ...names] }];
}

function ofOci({ url, ref }: Fields, apiVersion: string): Chart[] {
  if (!apiVersion.startsWith('source.toolkit.fluxcd.io/')) return [];
  const field = record(ref).tag === undefined ? 'semver' : 'tag';
  return [{ name: text(url)?.split('/').at(-1), version: record(ref)[field], path: ['spec', 'ref', field], origin: [url] }];
}

function ofArgo({ source, sources }: Fields, at: Path): Chart[] {
  const one = (value: unknown, path: Path): Chart => {
    const { chart, repoURL, targetRevision } = record(value);
    return { name: chart, version: targetRevision, path: [...path, 'targetRevision'], origin: [repoURL] };
  };
  return [one(source, [...at, 'source']), ...list(sources).map((value, index) => one(value, [...at, 'sources', index]))];
}

/** `helmCharts` of a kustomization, `dependencies` of a Chart.yaml. */
function inList(document: Fields, field: string): Chart[] {
  return list(document[field]).map(record).map(({ name, version, repo, repository, releaseName, namespace }, index) => (
    { name, version, path: [field, index, 'version'], origin: [repo, repository, releaseName, namespace] }));
}

/** Names that only Istio's charts have, and those that others may have too. */
function isOfIstio(name: string | undefined, origin: readonly unknown[]): boolean {
  const last = name?.slice(name.lastIndexOf('/') + 1) ?? '';
  if (/^(?:istiod|ztunnel|istio-(?:base|cni|control|discovery|ingress|egress))$/.test(last)) return true;
  return /^(?:ambient|base|cni|gateway|istio)$/.test(last) && [name, ...origin].some((word) => typeof word === 'string' && word.includes('istio'));
}
