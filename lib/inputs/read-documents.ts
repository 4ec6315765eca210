import type { Finding, Path } from '../diagnostics/finding';
import { group, version } from '../specs/group';
import { isKind, kinds } from '../specs/kinds';
import { isSpec } from '../specs/parse';
import { quote, show } from '../specs/show';
import type { Chunk } from './chunk';
import { chunksOf } from './chunks';
import { documentAt, mistakeFinding, type Document } from './document';
import type { InputFile } from './input-file';
import type { Mistake } from './mistake';
import { parseChunk, type Parsed } from './parsed';

/** What a file holds. */
export interface Documents {
  /** The Kubernetes documents, those in a `List` one by one. */
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
  /** The kinds that are named in documents which could not be read; an empty text where none is. */
  readonly unread: readonly string[];
}

const nothing: Documents = { documents: [], findings: [], unread: [] };

/** Words that a file with one of our documents holds. */
const specWords = [group, ...Object.keys(kinds)];
/** Words that a file with anything of a mesh holds. */
export const meshWords = [...specWords, 'istio.io/', 'gateway.networking.k8s.io/'];

/**
 * Reads the YAML or JSON documents of a file. A file that the user did not name and that holds none of the words may hold
 * anything: what is no Kubernetes document there is passed over, and what cannot be read is a warning.
 */
export function readDocuments(file: InputFile, words: readonly string[] = specWords): Documents {
  const meant = file.named || words.some((word) => file.text.includes(word));
  const read = chunksOf(file.text).flatMap((chunk, index) => (
    parseChunk(chunk, file.plain?.[index]).map((parsed) => readDocument(file, chunk, parsed, meant))
  ));
  const { documents, findings, unread } = together(read);
  return meant ? { documents, findings, unread } : { documents, findings: findings.slice(0, 1).map(toWarning), unread: [] };
}

function together(parts: readonly Documents[]): Documents {
  return {
    documents: parts.flatMap(({ documents }) => documents),
    findings: parts.flatMap(({ findings }) => findings),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

function readDocument(file: InputFile, chunk: Chunk, parsed: Parsed, meant: boolean): Documents {
  if (parsed.mistakes.length === 0) return flatten(file, parsed, parsed.value, [], meant);
  if (!meant && !/^\s*["']?(?:apiVersion|kind)["']?\s*:/m.test(chunk.text)) return nothing;
  const named = [...chunk.text.matchAll(/\bkind["']?\s*:\s*["']?(\w+)/g)].map(([, kind]) => kind!);
  return { documents: [], findings: parsed.mistakes.map((mistake) => mistakeFinding(file, mistake)), unread: named.length > 0 ? named : [''] };
}

function flatten(file: InputFile, parsed: Parsed, value: unknown, path: Path, meant: boolean): Documents {
  if (value === null) return nothing;
  if (!isObject(value)) {
    const message = `a document must be an object, got ${show(value)}`;
    return meant ? refused(file, parsed, path, { code: 'not-an-object', message }) : nothing;
  }
  if (value.kind === 'List' && Array.isArray(value.items)) {
    const items = value.items.map((item: unknown, index) => flatten(file, parsed, item, [...path, 'items', index], meant));
    return together(items);
  }
  const mistake = meant ? headMistake(value, file.named) : undefined;
  return mistake ? refused(file, parsed, path, mistake) : { documents: [documentAt(file, parsed, value, path)], findings: [], unread: [] };
}

type Placed = Pick<Mistake, 'code' | 'message' | 'help' | 'path'>;

/** What is wrong with the two fields that say what a document is. */
function headMistake({ apiVersion, kind }: Document['value'], named: boolean): Placed | undefined {
  if (isSpec({ apiVersion })) return undefined;
  if (typeof apiVersion !== 'string') {
    if (kind === undefined && !named) return undefined;
    const message = apiVersion === undefined ? '`apiVersion` is missing: this is no Kubernetes document' : `\`apiVersion\` must be text, got ${show(apiVersion)}`;
    return { code: 'not-a-resource', message, help: isKind(kind) ? `write \`apiVersion: ${group}/${version}\`` : 'write `apiVersion` and `kind`', path: ['apiVersion'] };
  }
  if (isKind(kind)) {
    return { code: 'unknown-version', message: `there is no ${quote(kind)} in ${quote(apiVersion)}`, help: `did you mean \`apiVersion: ${group}/${version}\`?`, path: ['apiVersion'] };
  }
  if (typeof kind === 'string') return undefined;
  return { code: 'not-a-resource', message: '`kind` is missing: this is no Kubernetes document', help: 'write `apiVersion` and `kind`', path: ['kind'] };
}

function refused(file: InputFile, parsed: Parsed, path: Path, { path: place = [], ...mistake }: Placed): Documents {
  const range = parsed.locate([...path, ...place], 'value');
  return { documents: [], findings: [mistakeFinding(file, { ...mistake, path: place, range })], unread: [''] };
}

function toWarning(finding: Finding): Finding {
  const leftOut = 'until then what cannot be read in this file is left out';
  return { ...finding, severity: 'warning', help: finding.help === undefined ? leftOut : `${finding.help}; ${leftOut}` };
}

function isObject(value: unknown): value is Document['value'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
