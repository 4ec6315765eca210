import { labelSelectorFits } from '../../lib/kube/label-selector';

const expression = (operator: string, values?: unknown) => ({ matchExpressions: [{ key: 'app', operator, values }] });

test.each<[unknown, boolean, boolean]>([
  [undefined, true, true],
  [{}, true, true],
  [{ matchLabels: { app: 'orders' } }, true, false],
  [{ matchLabels: { app: 'stock' } }, false, false],
  [{ matchLabels: { app: 'orders', track: 'canary' } }, false, false],
  [expression('In', ['orders', 'stock']), true, false],
  [expression('In', ['stock']), false, false],
  [expression('In'), false, false],
  [expression('NotIn', ['orders']), false, true],
  [expression('NotIn', ['stock']), true, true],
  [expression('Exists'), true, false],
  [expression('DoesNotExist'), false, true],
  [expression('Like', ['orders']), false, false],
  [{ matchLabels: { app: 'orders' }, ...expression('DoesNotExist') }, false, false],
  [{ matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, false, false],
])('%j', (selector, labelled, bare) => {
  expect(labelSelectorFits(selector, { app: 'orders' })).toBe(labelled);
  expect(labelSelectorFits(selector, {})).toBe(bare);
});
