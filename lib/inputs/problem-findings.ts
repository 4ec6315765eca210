import type { Finding, Place, Severity } from '../diagnostics/finding';
import type { Path, Problem } from '../specs/problem';
import { nameOf, type Document } from './document';

/** Problems as findings, each at its place in the document that its raw value or its parsed spec came from. */
export function problemFindings(
  problems: readonly Problem[], documents: ReadonlyMap<object, Document>, severity: Severity = 'error',
): readonly Finding[] {
  return problems.map(({ code, on, path, message, help, related }) => ({
    code,
    severity,
    message,
    ...help !== undefined && { help },
    ...placeIn(documents.get(on), path, code === 'unknown-field' ? 'key' : 'value'),
    ...related && { related: related.map((other) => ({ message: other.message, ...placeIn(documents.get(other.on), other.path, 'value') })) },
  }));
}

function placeIn(document: Document | undefined, path: Path, at: 'key' | 'value'): Place {
  if (!document) return { path };
  const resource = nameOf(document.value);
  return { ...resource && { resource }, path, location: document.locate(path, at) };
}
