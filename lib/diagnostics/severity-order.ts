import type { Severity } from './finding';

/** The severities, the worst first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Whether a severity is at least as bad as a level. */
export function isAtLeast(severity: Severity, level: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(level);
}
