import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Change } from '../../../lib/diagnostics/change';
import { applyFixes, type Fixed } from '../../../lib/inputs/edits/apply-fixes';
import { readDocuments } from '../../../lib/inputs/read-documents';

/** A change in a case; `on` counts the documents of the file. */
export interface CaseChange extends Change {
  readonly on?: number;
}

/** Makes fixes in a text; a file of no kind, so that a case may hold what it needs alone. */
export function fixed(text: string, fixes: readonly (readonly CaseChange[])[]): Fixed & { readonly text: string } {
  const file = { file: 'input.yaml', text, named: false };
  const { documents } = readDocuments(file, []);
  const result = applyFixes(fixes.map((fix) => fix.map(({ on = 0, ...change }) => ({ ...change, value: change.value, on: documents[on]! }))));
  return { ...result, text: result.texts.get(file) ?? text };
}

/** The text, the fixes and the kind of file of a case. */
export function readCase(folder: string): { text: string; fixes: readonly (readonly CaseChange[])[]; extension: string } {
  const extension = existsSync(join(folder, 'input.json')) ? 'json' : 'yaml';
  return {
    text: readFileSync(join(folder, `input.${extension}`), 'utf8'),
    fixes: parse(readFileSync(join(folder, 'fixes.yaml'), 'utf8')) as CaseChange[][],
    extension,
  };
}
