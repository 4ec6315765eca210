import type { Finding } from '../diagnostics/finding';
import { positionAt } from '../diagnostics/source';
import { quote } from '../specs/show';

/** The text of a file in UTF-8, its byte order mark left out; or a finding where it is none, at the first byte that does not fit. */
export function decode(file: string, bytes: Uint8Array): { readonly text: string; readonly finding?: Finding } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder().decode(bytes);
    return { text, finding: notUtf8(file, text, bytes) };
  }
}

function notUtf8(file: string, text: string, [first, second]: Uint8Array): Finding {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const { line, column } = positionAt({ file, text }, Math.max(0, text.indexOf('\ufffd')));
  return {
    code: 'not-utf-8',
    severity: 'error',
    message: `${quote(file)} is not text in UTF-8${isUtf16 ? ' but in UTF-16' : ''}`,
    help: 'save it as UTF-8',
    path: [],
    location: { file, line, column, endLine: line, endColumn: column + 1 },
  };
}
