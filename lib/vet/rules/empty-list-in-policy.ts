import type { Path } from '../../diagnostics/finding';
import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

export const emptyListInPolicy = rule({
  code: 'FL5007',
  name: 'empty-list-in-policy',
  severity: 'error',
  summary: 'A list in a rule of a policy is empty, which asks for nothing.',
  why: 'To Istio an empty list is the same as no field: `from: []` is everybody, `methods: []` is every method (pilot/pkg/security/authz/model). Such lists come from templates that had nothing to put in, and open what they were to close.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const rules = list(record(on.spec).rules).flatMap((entry, index) => (hasEmptyList(entry) ? [{ entry, index }] : []));
      for (const path of rules.flatMap(({ entry, index }) => emptyLists(entry).map((rest) => ['spec', 'rules', index, ...rest]))) {
        yield {
          on,
          path,
          at: 'key',
          message: `\`${path.at(-1)!}\` is empty, and so restricts nothing`,
          help: 'write what it is to hold, or take it out if nothing is to be asked for',
        };
      }
    }
  },
});

const nothing: readonly never[] = [];

/** Whether there is anything to look for. */
function hasEmptyList(value: unknown, levels = 5): boolean {
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  if (Array.isArray(value) && value.length === 0) return true;
  return Object.values(value).some((item) => hasEmptyList(item, levels - 1));
}

/** Paths of the empty lists in a rule; rules are four levels deep, what lies below was refused by the API server. */
function emptyLists(value: unknown, levels = 5): readonly Path[] {
  if (typeof value !== 'object' || value === null || levels === 0) return nothing;
  if (Array.isArray(value) && value.length === 0) return [[]];
  const entries: readonly [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, item]) => emptyLists(item, levels - 1).map((path) => [key, ...path]));
}
