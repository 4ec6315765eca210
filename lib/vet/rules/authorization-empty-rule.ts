import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { isRecord } from '../../structure/is-record';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { partOf, partsOf } from '../readers/routes';
import { rule } from '../rule';

export const authorizationEmptyRule = rule({
  code: 'FL3073',
  name: 'authorization-empty-rule',
  severity: 'error',
  summary: 'A `source`, an `operation` or a condition of a policy asks for nothing.',
  why: 'It would fit everybody, which nobody means who writes it. The webhook refuses it (pkg/config/validation/validation.go, `ValidateAuthorizationPolicy`).',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: ['IST0106'],
  check: eachResource(['security.istio.io/AuthorizationPolicy'], function* ({ spec }) {
    const rules = itemsAt(record(spec).rules, ['spec', 'rules']);
    for (const [level, field] of [['from', 'source'], ['to', 'operation']] as const) {
      for (const entry of partsOf(rules, level).filter(({ value }) => !asksForSomething(value[field]))) {
        const part = partOf(entry, field);
        yield { path: part?.path ?? entry.path, ...(part && { at: 'key' as const }), message: `this asks for nothing of the ${field === 'source' ? 'caller' : 'request'}`, help: `write what is asked for, or leave \`${level}\` out for everything` };
      }
    }
    for (const { path, value: { key, values, notValues } } of partsOf(rules, 'when')) {
      if (key !== '' && list(values).length + list(notValues).length > 0) continue;
      yield { path, message: key === '' ? 'this condition has no key' : 'this condition has no values', help: 'write `key`, and `values` or `notValues`' };
    }
  }),
});

function asksForSomething(part: unknown): boolean {
  return isRecord(part) && Object.values(part).some((values) => list(values).length > 0);
}
