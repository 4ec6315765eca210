import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Finding } from '../diagnostics/finding';
import { quote } from '../specs/show';
import { chunksOf } from './chunks';
import { decode } from './decode';
import { documentAt, mistakeFinding, type Document } from './document';
import { parseChunk } from './parsed';

/** An OpenAPI document of a file; nothing where the file is not there, which is told where it is named. */
export interface OpenApiRead {
  readonly document?: Document;
  readonly findings: readonly Finding[];
}

const largest = 16 * 1024 * 1024;

/**
 * Reads an OpenAPI document below a folder; links that lead out of the folder are not followed. `shown` is the file as findings name it.
 */
export function readOpenApi(folder: string, file: string, shown: string): OpenApiRead {
  const real = realFile(folder, file);
  if (real === undefined) return { findings: [] };
  if (statSync(real).size > largest) return failed(`${quote(shown)} is larger than ${largest / 1024 / 1024} MiB`, 'leave out what no client needs, such as examples');
  const { text, finding } = decode(shown, readFileSync(real));
  if (finding) return { findings: [finding] };
  const source = { file: shown, text };
  const [first, second] = chunksOf(text).flatMap((chunk) => parseChunk(chunk));
  const mistakes = first?.mistakes.map((mistake) => mistakeFinding(source, mistake)) ?? [];
  if (mistakes.length > 0) return { findings: mistakes };
  if (second || !first || typeof first.value !== 'object' || first.value === null || Array.isArray(first.value)) {
    return failed(`${quote(shown)} is not one document of OpenAPI`, 'keep one document in it, an object with `openapi: 3.1.0`');
  }
  return { document: documentAt(source, first, first.value as Document['value'], []), findings: [] };
}

/** The file itself, behind any links, where it is a file of the folder. */
function realFile(folder: string, file: string): string | undefined {
  try {
    const [real, root] = [realpathSync(resolve(folder, file)), realpathSync(folder)];
    return real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`) && statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

function failed(message: string, help: string): OpenApiRead {
  return { findings: [{ code: 'unusable-openapi', severity: 'error', message, help, path: [] }] };
}
