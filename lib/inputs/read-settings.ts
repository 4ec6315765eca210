import type { Finding, Location, Path } from '../diagnostics/finding';
import type { Source } from '../diagnostics/source';
import { chunksOf } from './chunks';
import { locationOf, mistakeFinding } from './document';
import { parseChunk } from './parsed';

/** What a YAML file holds that is no Kubernetes document; an empty object where it cannot be read or holds nothing. */
export interface Settings {
  readonly value: unknown;
  readonly locate: (path: Path, at: 'key' | 'value') => Location;
  readonly findings: readonly Finding[];
}

/** Reads a file of settings, which is one YAML document. */
export function readSettings(source: Source): Settings {
  const [first, second] = chunksOf(source.text).flatMap((chunk) => parseChunk(chunk));
  const findings = [
    ...first?.mistakes.map((mistake) => mistakeFinding(source, mistake)) ?? [],
    ...second ? [severalDocuments(locationOf(source, second.locate([], 'value')))] : [],
  ];
  if (!first || findings.length > 0) return { value: {}, locate: () => locationOf(source, [0, 0]), findings };
  return { value: first.value, locate: (path, at) => locationOf(source, first.locate(path, at)), findings };
}

function severalDocuments(location: Location): Finding {
  return { code: 'several-documents', severity: 'error', message: 'the file holds several documents', help: 'keep one of them', path: [], location };
}
