import { list } from './list';
import { stringsIn } from './pod';
import { record } from './record';
import { text } from './text';

type Labels = Readonly<Record<string, string>>;

/** Whether a LabelSelector of Kubernetes fits labels; one that is absent or empty fits all, one that cannot be read none. */
export function labelSelectorFits(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = record(selector);
  return Object.entries(stringsIn(matchLabels)).every(([key, value]) => own(labels, key) === value)
    && list(matchExpressions).every((expression) => expressionFits(record(expression), labels));
}

function expressionFits({ key, operator, values }: Readonly<Record<string, unknown>>, labels: Labels): boolean {
  const value = own(labels, text(key) ?? '');
  switch (operator) {
    case 'In': return value !== undefined && list(values).includes(value);
    case 'NotIn': return value === undefined || !list(values).includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}

function own(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
