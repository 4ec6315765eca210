import type { Finding } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import type { Document } from '../../../inputs/document';
import { duplicatesIn } from '../../../inputs/duplicates';
import type { FileReader } from '../../../inputs/files';
import { readManifests } from '../../../inputs/read-manifests';
import { isKind } from '../../../specs/kinds';
import { quote, quoteAll } from '../../../specs/show';
import { askedByOptions, type AskedDocument, type AskedService } from './asked-service';

/** Options that say what is asked for. */
export interface AskOptions {
  readonly service?: readonly AskedService[];
  readonly mode?: string;
  readonly policy?: readonly string[];
  readonly namespace?: readonly string[];
}

/** MtlsPolicies, right or wrong, from wherever. */
export interface AskedFor {
  readonly documents: readonly object[];
  /** The document of each, for its places. */
  readonly documentOf: ReadonlyMap<object, Document>;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}

/** Reads the files of `--policy`, before the same reader reads the mesh. */
export async function readPolicies(paths: readonly string[], reader: FileReader): Promise<Pick<AskedFor, 'findings' | 'sources'> & { readonly specs: readonly Document[] }> {
  const files = await reader.read(paths);
  const { specs, findings } = readManifests(files);
  return { specs: specs.filter(isPolicy), findings, sources: files.files };
}

/** What is asked for: by options, and by the documents of our kinds that were read. */
export function askedFor(paths: readonly string[], specs: readonly Document[], { service = [], mode = '', namespace }: AskOptions): AskedFor {
  const written = specs.filter((document) => isPolicy(document) && isIn(document, namespace));
  const asked: readonly AskedDocument[] = [...written.map((document) => ({ value: document.value, document })), ...askedByOptions(service, mode)];
  return {
    documents: asked.map(({ value }) => value),
    documentOf: new Map(asked.map(({ value, document }) => [value, document])),
    findings: [
      ...duplicatesIn(written).map((finding) => ({ ...finding, severity: 'error' as const })),
      ...written.flatMap((document) => document.ambiguities()),
      ...(asked.length === 0 ? [nothingAskedFor(paths, namespace)] : []),
    ],
    sources: asked.slice(-1).map(({ document }) => document.source),
  };
}

/** A kind that is none of ours is a policy that was misspelt. */
function isPolicy({ value: { kind } }: Document): boolean {
  return kind === 'MtlsPolicy' || !isKind(kind);
}

function isIn({ value: { metadata } }: Document, namespaces: readonly string[] | undefined): boolean {
  const namespace = (metadata as { readonly namespace?: unknown } | undefined)?.namespace;
  return namespaces === undefined || typeof namespace !== 'string' || namespaces.includes(namespace);
}

function nothingAskedFor(paths: readonly string[], namespaces: readonly string[] | undefined): Finding {
  const where = `${paths.length === 0 ? '' : ` in ${quoteAll(paths)}`}${namespaces ? ` for the namespace ${namespaces.map(quote).join(' or ')}` : ''}`;
  return {
    code: 'no-specs',
    severity: 'error',
    message: `nothing is asked for: there is no MtlsPolicy${where}`,
    help: 'ask with `--service NAMESPACE/SERVICE:PORT --mode STRICT`, or name a file with `--policy`',
    path: [],
  };
}
