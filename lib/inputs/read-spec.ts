import { readFileSync } from 'node:fs';
import type { Finding } from '../diagnostics/finding';
import type { Source } from '../diagnostics/source';
import { renderText } from '../diagnostics/text';
import type { Kind, SpecOf } from '../specs/kinds';
import { parseAs } from '../specs/parse';
import { quote } from '../specs/show';
import { decode } from './decode';
import type { Document } from './document';
import { problemFindings } from './problem-findings';
import { readDocuments } from './read-documents';

/**
 * Reads the one spec of a kind that a YAML or JSON file holds among whatever else, such as the MeshIngress that a platform publishes.
 * A relative path begins at the working directory.
 * @throws Error where the file cannot be read, holds no such spec or several, or has mistakes: all of them, each with its line.
 */
export function readSpec<K extends Kind>(kind: K, file: string): SpecOf<K> {
  const { text, finding } = decode(file, readFileSync(file));
  const source = { file, text };
  if (finding) throw unusable(source, [finding]);
  const { documents, findings } = readDocuments({ ...source, named: true });
  const [document, second] = documents.filter(({ value }) => value.kind === kind);
  if (findings.length > 0) throw unusable(source, findings);
  if (!document) throw unusable(source, [countFinding('no-spec', `there is no \`${kind}\` in ${quote(file)}`)]);
  if (second) throw unusable(source, [countFinding('several-specs', `this is the second \`${kind}\` in ${quote(file)}`, second)]);
  return parsed(kind, source, document);
}

function parsed<K extends Kind>(kind: K, source: Source, document: Document): SpecOf<K> {
  const { spec, problems } = parseAs(kind, document.value);
  const findings = [...document.ambiguities(), ...problemFindings(problems, new Map([[document.value, document]]))];
  if (!spec || findings.length > 0) throw unusable(source, findings);
  return spec;
}

function countFinding(code: string, message: string, document?: Document): Finding {
  const path = ['metadata', 'name'];
  return { code, severity: 'error', message, path, ...document && { location: document.locate(path, 'value') } };
}

const plain = (text: string) => text;

function unusable(source: Source, findings: readonly Finding[]): Error {
  const text = renderText(findings, [source], { bold: plain, red: plain, yellow: plain, blue: plain, cyan: plain });
  return new Error(`${quote(source.file)} cannot be used\n\n${text}`);
}
