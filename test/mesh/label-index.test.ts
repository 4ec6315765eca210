import * as fc from 'fast-check';
import { selects } from '../../lib/kube/pod';
import { labelIndex, selectorIndex } from '../../lib/mesh/label-index';

const labels = fc.dictionary(fc.constantFrom('app', 'tier', '__proto__', 'constructor'), fc.constantFrom('a', 'b', ''), { maxKeys: 3 });

test('what a selector picks is found, in the order it was given', () => {
  fc.assert(fc.property(fc.array(labels.map((own) => ({ labels: own })), { maxLength: 8 }), labels, (items, selector) => {
    expect(labelIndex(items)(selector)).toEqual(items.filter((item) => selects(selector, item.labels)));
  }), { numRuns: 500 });
});

test('the selectors that pick something are found, in the order they were given', () => {
  fc.assert(fc.property(fc.array(labels, { maxLength: 8 }), labels, (selectors, own) => {
    expect(selectorIndex(selectors, (selector) => selector)(own)).toEqual(selectors.filter((selector) => selects(selector, own)));
  }), { numRuns: 500 });
});
