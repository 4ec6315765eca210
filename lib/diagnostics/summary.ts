import type { Finding, Severity } from './finding';

const words: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'note', 'notes'],
];

/** How many findings of each severity there are and in how many files: `3 errors, 1 warning in 2 files`. */
export function summary(findings: readonly Finding[]): string {
  const counts = words.flatMap(([severity, one, many]) => counted(findings.filter((finding) => finding.severity === severity).length, one, many));
  const files = new Set(findings.flatMap(({ location }) => location?.file ?? []));
  return [counts.join(', '), ...counted(files.size, 'file', 'files')].join(' in ');
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
