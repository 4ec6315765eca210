import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ignoreRules } from '../../lib/vet/ignores/ignore-rules';
import type { RuleEntry } from '../../lib/vet/rule';
import { rules } from '../../lib/vet/rules';

const root = join(__dirname, '../..');

/** Checks of other tools that no rule makes, and why. */
export interface Uncovered {
  readonly codes: readonly string[];
  readonly reason: string;
}

/** The checks of other tools that no rule makes. */
export function uncovered(): readonly Uncovered[] {
  return parse(readFileSync(join(__dirname, 'uncovered.yaml'), 'utf8')) as Uncovered[];
}

/** A page for each rule, with its cases as examples, and the page that lists them, by their paths in the project. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/rules/README.md', indexPage()],
    ...rules.map((rule): [string, string] => [`docs/rules/${rule.name}.md`, rulePage(rule, 'test/vet/rules', leftBe(rule))]),
    ...ignoreRules.map((rule): [string, string] => [`docs/rules/${rule.name}.md`, rulePage(rule, 'test/vet/ignores/cases', [])]),
  ]);
}

function leftBe({ name }: RuleEntry): readonly string[] {
  const comment = `# fairlead-ignore ${name} until 2027-06-30: why this is meant`;
  return [`## Leave it be\n\n\`\`\`yaml\n${comment}\n\`\`\`\n`, 'in the document, or an entry in `fairlead.yaml`: see [the guide](../guides/vet.md#leaving-a-finding-be).'];
}

function rulePage({ code, name, severity, summary, why, differs, sameAs }: RuleEntry, cases: string, end: readonly string[]): string {
  const read = (file: string) => readFileSync(join(root, cases, name, file), 'utf8').trimEnd();
  const bad = read('bad.found.yaml');
  return [
    `# ${name}\n`,
    `\`${code}\` · ${severity}${sameAs.length === 0 ? '' : ` · the same as ${codes(sameAs)}`}${bad.includes('(fixed by --fix)') ? ' · mended by `--fix`' : ''}\n`,
    `${summary}\n`,
    `${why}\n`,
    ...(differs === undefined ? [] : [`**Other tools.** ${differs}\n`]),
    `## Wrong\n\n\`\`\`yaml\n${bad}\n\`\`\`\n`,
    `## Right\n\n\`\`\`yaml\n${read('good.yaml')}\n\`\`\`\n`,
    ...end,
  ].join('\n').concat('\n');
}

function indexPage(): string {
  const all = [...ignoreRules, ...rules];
  const families = [...new Set(all.map(({ code }) => code.slice(0, 4)))].sort();
  return [
    '# Rules\n',
    `${all.length} rules, by the number of their codes. A code and a name are never changed and never used again.\n`,
    ...families.map((family) => `${table(['code', 'rule', 'severity', 'what it finds', 'the same as'], all.filter(({ code }) => code.startsWith(family)).sort(byCode).map(row))}\n`),
    '## What is not covered\n',
    'Checks of istioctl analyze, istio-vet and Kiali that no rule makes, and why.\n',
    table(['check', 'why not'], uncovered().map((entry) => [codes(entry.codes), entry.reason])),
  ].join('\n').concat('\n');
}

function byCode(a: RuleEntry, b: RuleEntry): number {
  return a.code < b.code ? -1 : 1;
}

function row({ code, name, severity, summary, sameAs }: RuleEntry): string[] {
  return [code, `[${name}](${name}.md)`, severity, summary, codes(sameAs)];
}

function codes(all: readonly string[]): string {
  return all.map((code) => `\`${code}\``).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
