import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { eachResource } from '../readers/each-resource';
import { entriesAt, itemsAt } from '../readers/items-at';
import { allRoutes, matchesOf, partOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const kinds = [
  'networking.istio.io/DestinationRule', 'networking.istio.io/ServiceEntry', 'networking.istio.io/VirtualService', 'networking.istio.io/WorkloadEntry',
  'networking.istio.io/WorkloadGroup',
] as const;
const key = /^(?:[a-zA-Z0-9](?:[-a-zA-Z0-9.]*[a-zA-Z0-9])?\/)?(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const value = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

export const invalidLabel = rule({
  code: 'FL3032',
  name: 'invalid-label',
  severity: 'error',
  summary: 'A label that Istio compares with those of pods is none that a pod can have.',
  why: 'Kubernetes takes letters, digits, `-`, `_` and `.` in labels, so that this one fits nothing. The webhook refuses it (pkg/config/labels/instance.go).',
  reads: kinds,
  sameAs: ['IST0106'],
  check: eachResource(kinds, function* (on) {
    for (const labels of labelsOf(on)) {
      for (const entry of entriesAt(labels.value, labels.path)) {
        if (!key.test(entry.key)) yield { path: entry.path, at: 'key', message: `\`${entry.key}\` is no key of a label`, help: 'write letters, digits, `-`, `_` and `.`, with a domain and `/` before them or not' };
        else if (typeof entry.value === 'string' && !value.test(entry.value)) yield { path: entry.path, message: `\`${entry.value}\` is no value of a label`, help: 'write letters, digits, `-`, `_` and `.`' };
      }
    }
  }),
});

function labelsOf(on: Resource): Part[] {
  const spec = { path: ['spec'], value: record(on.spec) };
  if (on.kind === 'WorkloadEntry') return labelled([spec]);
  if (on.kind === 'WorkloadGroup') return labelled([partOf(spec, 'metadata')]);
  if (on.kind === 'VirtualService') return matchesOf(allRoutes(on)).flatMap((match) => partOf(match, 'sourceLabels') ?? []);
  const field = on.kind === 'DestinationRule' ? 'subsets' : 'endpoints';
  return labelled(itemsAt(spec.value[field], ['spec', field]));
}

function labelled(parts: readonly (Part | undefined)[]): Part[] {
  return parts.flatMap((part) => (part && partOf(part, 'labels')) ?? []);
}
