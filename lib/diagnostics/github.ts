import type { Finding, RelatedPlace } from './finding';
import { compareFindings } from './order';
import { printable } from './printable';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Findings as commands of a GitHub Actions workflow, which shows them at their lines; one line each, and nothing else. */
export function renderGithub(findings: readonly Finding[]): string {
  return [...findings].sort(compareFindings).map(command).join('');
}

function command(finding: Finding): string {
  const { code, rule, severity, message, help, related = [] } = finding;
  const properties = [...place(finding), ['title', rule === undefined ? code : `${code} ${rule}`]].map(([name, value]) => `${name}=${property(value!)}`);
  const lines = [message, ...(help === undefined ? [] : [`help: ${help}`]), ...related.map(note)];
  return `::${commands[severity]} ${properties.join(',')}::${escaped(lines.map(printable).join('\n'))}\n`;
}

/** GitHub takes columns of what stands on one line alone. */
function place({ location }: Finding): [string, string][] {
  if (!location) return [];
  const { file, line, column, endLine, endColumn } = location;
  const lines: [string, number][] = [['line', line], ['endLine', endLine]];
  const all: [string, number][] = line === endLine ? [...lines, ['col', column], ['endColumn', endColumn]] : lines;
  return [['file', file.replaceAll('\\', '/')], ...all.map(([name, value]): [string, string] => [name, `${value}`])];
}

function note({ message, location }: RelatedPlace): string {
  return `note: ${message}${location ? ` (${location.file}:${location.line})` : ''}`;
}

function property(value: string): string {
  return escaped(printable(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
