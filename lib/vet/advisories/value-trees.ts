import type { Path } from '../../diagnostics/finding';
import { json } from '../../kube/json';
import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';

type Fields = Readonly<Record<string, unknown>>;

/** Values of Istio's charts, and where they stand in a document. */
export interface ValueTree {
  readonly value: Fields;
  readonly path: Path;
  /** The field whose text they are, where they are written as a text: no place within it is known. */
  readonly within?: Path;
}

/** The values that a document holds: a values file, or what hands them to a chart or an operator. */
export function valueTrees(document: Fields): ValueTree[] {
  const { apiVersion, kind, spec } = document;
  if (kind === undefined && apiVersion === undefined) return [{ value: document, path: [] }].filter(isOfIstio);
  const fields = record(spec);
  if (shown(apiVersion).startsWith('sailoperator.io/')) return [at(fields.values, ['spec', 'values'])];
  switch (kind) {
    case 'ConfigMap': return ofInjector(document);
    case 'HelmRelease': return [at(fields.values, ['spec', 'values'])].filter(isOfIstio);
    case 'Application': return ofArgo(fields, ['spec']).filter(isOfIstio);
    case 'ApplicationSet': return ofArgo(record(record(fields.template).spec), ['spec', 'template', 'spec']).filter(isOfIstio);
    case 'IstioOperator': return [at(fields.values, ['spec', 'values'])];
    default: return list(document.helmCharts).map((chart, index) => at(record(chart).valuesInline, ['helmCharts', index, 'valuesInline'])).filter(isOfIstio);
  }
}

function at(value: unknown, path: Path): ValueTree {
  return { value: record(value), path };
}

/** The values with which istiod injects; istiod 1.24 and later also keep all in a ConfigMap `values`. */
function ofInjector({ metadata, data }: Fields): ValueTree[] {
  const name = text(record(metadata).name) ?? '';
  const field = name.startsWith('istio-sidecar-injector') ? 'values' : /^values(?:-|$)/.test(name) ? 'merged-values' : undefined;
  const written = field === undefined ? undefined : text(record(data)[field]);
  if (field === undefined || written === undefined) return [];
  return [{ value: record(json(written)), path: [], within: ['data', field] }];
}

function ofArgo({ source, sources }: Fields, path: Path): ValueTree[] {
  const one = (value: unknown, place: Path) => at(record(record(value).helm).valuesObject, [...place, 'helm', 'valuesObject']);
  return [one(source, [...path, 'source']), ...list(sources).map((value, index) => one(value, [...path, 'sources', index]))];
}

/** Whether values can only be meant for one of Istio's charts. */
function isOfIstio({ value }: ValueTree): boolean {
  const { hub, proxy, istioNamespace } = record(value.global);
  return ['meshConfig', 'pilot', 'istio_cni', 'sidecarInjectorWebhook'].some((key) => Object.hasOwn(value, key))
    || istioNamespace !== undefined || proxy !== undefined || [hub, value.hub].some((name) => typeof name === 'string' && name.includes('istio'));
}
