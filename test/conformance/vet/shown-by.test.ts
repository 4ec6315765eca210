import { loneFindings } from './rule-cases';
import { exceptionTo, rejections, rows, shownBy, webhookRules } from './tables';
import { rules } from 'fairlead';

const { 'not shown': notShown, ...shown } = shownBy;

test('every rule is there just once', () => {
  const listed = [...Object.values(shown), ...Object.values(notShown)].flat();
  expect([...listed].sort()).toEqual(rules.map(({ name }) => name).sort());
});

const shownThere: Readonly<Record<keyof typeof shown, (rule: string) => boolean>> = {
  webhook: (rule) => webhookRules.includes(rule) && loneFindings(rule).some(({ found }) => exceptionTo(found)?.says !== 'nothing'),
  envoy: (rule) => rejections.some((one) => one.rule === rule),
  traffic: (rule) => rows.some((one) => one.rule === rule),
};

test.each(Object.keys(shownThere) as (keyof typeof shownThere)[])('what is said to be shown by %s is shown there', (by) => {
  expect(shown[by].filter((rule) => !shownThere[by](rule))).toEqual([]);
});

test('what is said to be shown by nothing is shown by nothing', () => {
  expect(Object.values(notShown).flat().filter((rule) => Object.values(shownThere).some((isShown) => isShown(rule)))).toEqual([]);
});
