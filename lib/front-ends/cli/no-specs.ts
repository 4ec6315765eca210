import type { Finding } from '../../diagnostics/finding';
import type { Source } from '../../diagnostics/source';
import { group, version } from '../../specs/group';
import { kinds } from '../../specs/kinds';
import { quoteAll } from '../../specs/show';

/** The finding of an input without any spec, which says what was looked for; a spec that could not be read is one too. */
export function noSpecs(paths: readonly string[], files: readonly Source[], found: number): readonly Finding[] {
  // what cannot be read at all has its own finding
  if (found > 0 || files.length === 0) return [];
  const looked = `looked through ${files.length === 1 ? 'one file' : `${files.length} files`} for \`apiVersion: ${group}/${version}\``;
  return [{
    code: 'no-specs',
    severity: 'error',
    message: `there is no spec in ${quoteAll(paths)}`,
    help: `${looked} and one of the kinds ${quoteAll(Object.keys(kinds))}; \`fairlead init\` writes two to start from`,
    path: [],
  }];
}
