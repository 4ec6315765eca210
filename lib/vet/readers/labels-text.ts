import type { Labels } from '../../mesh/label-index';

/** Labels as people write them, each in backticks. */
export function labelsText(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `\`${key}: ${value}\``).join(', ');
}
