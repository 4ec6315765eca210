import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Resource } from '../../lib/kube/resource';
import type { Spec } from '../../lib/specs/kinds';
import { isSpec, parseSpec } from '../../lib/specs/parse';
import type { Path, Problem } from '../../lib/specs/problem';
import { compile } from '../../lib/synth/compile';
import type { Synthesis } from '../../lib/synth/synthesize';
import { compactYaml } from './compact-yaml';

/** The documents of a YAML text, as plain values. */
export function documentsOf(text: string): object[] {
  return parseAllDocuments(text).map((document) => document.toJS({ maxAliasCount: 0 }) as object | null).filter((value) => value !== null);
}

/** Parses documents that a test knows to be valid. */
export function specsOf(text: string): Spec[] {
  return parsed(documentsOf(text));
}

/** The same of plain values, of which some may be no specs. */
export function parsed(documents: readonly object[]): Spec[] {
  return documents.filter(isSpec).map((value) => {
    const { spec, problems } = parseSpec(value);
    if (!spec) throw new Error(`an invalid spec in a test: ${problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
    return spec;
  });
}

/** Synthesizes the case in a folder: `input.yaml`, checked against the nearest `reference.yaml` in the folder or above it. */
export function synthesizeCase(folder: string): Synthesis {
  const input = documentsOf(readFileSync(join(folder, 'input.yaml'), 'utf8'));
  const documents = input.filter(isSpec);
  const inSight = input.filter((value) => !isSpec(value)) as Resource[];
  return compile({ documents, reference: referencesOf(folder), inSight, apiDocuments: apiDocumentsIn(folder), today: '2026-11-26' });
}

/** The OpenAPI documents of a folder; the same file is the same value. */
function apiDocumentsIn(folder: string): (application: object, file: string) => object | undefined {
  const read = new Map<string, object | undefined>();
  return (_, file) => {
    const path = join(folder, file);
    if (!read.has(path)) read.set(path, existsSync(path) ? documentsOf(readFileSync(path, 'utf8'))[0] : undefined);
    return read.get(path);
  };
}

/** The documents of the nearest `reference.yaml` in a folder or above it. */
export function referencesOf(folder: string): object[] {
  const file = join(folder, 'reference.yaml');
  return existsSync(file) ? documentsOf(readFileSync(file, 'utf8')) : referencesOf(join(folder, '..'));
}

/** What a case gives, as a reviewer reads it: resources as YAML, or problems as text. */
export function renderCase({ resources, problems }: Synthesis): string {
  if (problems.length > 0) return `${problems.map(renderProblem).join('\n\n')}\n`;
  return resources.map(({ resource }) => compactYaml(resource)).join('---\n');
}

function renderProblem({ code, on, path, message, help, related = [] }: Problem): string {
  const lines = [`${code} at ${place(on, path)}`, `  ${message}`, ...(help === undefined ? [] : [`  help: ${help}`])];
  return [...lines, ...related.map((other) => `  ${other.message}: ${place(other.on, other.path)}`)].join('\n');
}

function place(on: object, path: Path): string {
  if (!('metadata' in on)) return `the OpenAPI document ${path.join('.')}`;
  const { kind, metadata } = on as Spec;
  return `${kind} ${'namespace' in metadata ? `${metadata.namespace}/` : ''}${metadata.name} ${path.join('.')}`;
}
