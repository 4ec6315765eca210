import type { Finding } from '../../diagnostics/finding';
import { renderJson } from '../../diagnostics/json';
import type { Source } from '../../diagnostics/source';
import { renderText } from '../../diagnostics/text';
import { colours } from './colours';
import { print, type Io } from './io';

/** How findings and resources are printed. */
export type Format = 'yaml' | 'json';

/** Prints findings on the standard error, as text for a person or as JSON; nothing where there are none. Says whether any is an error. */
export async function report(io: Io, findings: readonly Finding[], sources: readonly Source[], format: Format): Promise<boolean> {
  if (findings.length > 0) {
    await print(io.stderr, format === 'json' ? renderJson(findings) : renderText(findings, sources, colours(io.env, io.stderr)));
  }
  return findings.some(({ severity }) => severity === 'error');
}
