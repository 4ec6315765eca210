import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { parseSpec } from '../../lib/specs/parse';
import type { Path, Problem } from '../../lib/specs/problem';

const root = join(__dirname, 'cases');

/** The folders of cases, as `<kind>/<topic>`. */
export const cases: readonly string[] = readdirSync(root).flatMap((kind) => readdirSync(join(root, kind)).map((topic) => `${kind}/${topic}`)).sort();

/** The text of a case's file; undefined where it has none. */
export function textOf(name: string, file: 'good.yaml' | 'parsed.yaml' | 'bad.yaml' | 'expected.txt'): string | undefined {
  const folder = join(root, name);
  return readdirSync(folder).includes(file) ? readFileSync(join(folder, file), 'utf8') : undefined;
}

/** The documents of a YAML text. */
export function documentsOf(text: string): readonly unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

/** What is said of documents, as a reviewer reads it. */
export function renderProblems(documents: readonly unknown[]): string {
  return documents.map((document) => parseSpec(document).problems.map(render).join('')).join('---\n');
}

function render({ code, path, message, help, related = [] }: Problem): string {
  const lines = [`${code} ${place(path)}: ${message}`, ...help === undefined ? [] : [`  help: ${help}`]];
  return [...lines, ...related.map((other) => `  see ${place(other.path)}: ${other.message}`), ''].join('\n');
}

function place(path: Path): string {
  return path.map((step, i) => typeof step === 'number' ? `[${step}]` : /^[\w/-]+$/.test(step) ? `${i ? '.' : ''}${step}` : `[${ascii(step)}]`).join('') || '(document)';
}

function ascii(key: string): string {
  return JSON.stringify(key).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
