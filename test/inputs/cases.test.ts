import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { renderText } from '../../lib/diagnostics/text';
import { decode } from '../../lib/inputs/decode';
import type { Document } from '../../lib/inputs/document';
import { duplicatesIn } from '../../lib/inputs/duplicates';
import { readDocuments } from '../../lib/inputs/read-documents';
import { isSpec } from '../../lib/specs/parse';

const root = join(__dirname, 'cases');

test.each(readdirSync(root).sort())('%s', (name) => {
  const rendered = render(readFileSync(join(root, name, 'input.yaml')));
  const expected = join(root, name, 'expected.txt');
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, rendered);
  expect(rendered).toBe(readFileSync(expected, 'utf8'));
});

/** What a file gives: its findings as a person sees them, and its documents. */
function render(bytes: Uint8Array): string {
  const file = { file: 'input.yaml', text: decode('input.yaml', bytes).text, named: true };
  const { documents, findings, unread } = readDocuments(file);
  const ambiguous = documents.filter(({ value }) => isSpec(value)).flatMap((document) => document.ambiguities());
  const text = renderText([...findings, ...ambiguous, ...duplicatesIn(documents.filter(({ value }) => !isSpec(value)))], [file], createColors(false));
  return [text, ...documents.map(line), ...unread.map((kind) => `unread: ${kind === '' ? 'a document of an unknown kind' : kind}`)].join('\n').concat('\n');
}

function line(document: Document): string {
  const { kind, metadata } = document.value as { kind: string; metadata: { name: string } };
  return `read: ${kind} ${metadata.name}, named in line ${document.locate(['metadata', 'name'], 'value').line}`;
}
