import type { Finding } from '../diagnostics/finding';
import { json } from '../kube/json';
import { lazy } from '../kube/lazy';
import type { Resource } from '../kube/resource';
import { isSpec } from '../specs/parse';
import type { Document } from './document';
import type { Files } from './files';
import type { InputFile } from './input-file';
import { isJson } from './is-json';
import { readDocuments } from './read-documents';
import { resourceOf } from './resource-of';

/** The Kubernetes resources of an input. */
export interface Manifests {
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
  /** The document of each resource; of JSON it is read once more when a place is asked for, since without places it is a hundred times faster. */
  readonly documentOf: ReadonlyMap<Resource, Document>;
  /** Documents of our own kinds, right or wrong, with their places. */
  readonly specs: readonly Document[];
  /** Documents that say their kind but not their name, or are no resources otherwise. */
  readonly others: readonly Document[];
}

/**
 * Reads files, such as `kubectl get -o yaml` or `-o json` writes them, as resources; other documents are passed over. What cannot be read
 * in a file is an error where the user named it or it holds one of the words.
 */
export function readManifests({ files, findings }: Files, words?: readonly string[]): Manifests {
  const read = files.map((file) => readFile(file, words));
  return {
    resources: read.flatMap(({ resources }) => resources),
    findings: [...findings, ...read.flatMap((file) => file.findings)],
    documentOf: new Map(read.flatMap(({ documentOf }) => [...documentOf])),
    specs: read.flatMap(({ specs }) => specs),
    others: read.flatMap(({ others }) => others),
  };
}

function readFile(file: InputFile, words: readonly string[] | undefined): Manifests {
  // what is no JSON, or no resources, is for the slower reader to explain
  const plain = isJson(file.text) ? itemsOf(json(file.text)) : undefined;
  if (plain) return lateManifests(file, plain);
  const { documents, findings } = readDocuments(file, words);
  const documentOf = new Map(documents.flatMap((document): [Resource, Document][] => {
    const resource = resourceOf(document);
    return resource ? [[resource, document]] : [];
  }));
  const others = documents.filter(({ value }) => !isSpec(value) && !resourceOf({ value }));
  return { resources: [...documentOf.keys()], findings, documentOf, specs: documents.filter(({ value }) => isSpec(value)), others };
}

/** Resources of JSON, the places in which are looked for when somebody asks. */
function lateManifests(file: InputFile, resources: readonly Resource[]): Manifests {
  const placed = lazy(() => readDocuments({ ...file, named: true }).documents);
  const documentOf = new Map(resources.map((resource, index) => [resource, lateDocument(file, resource, () => placed()[index])]));
  return { resources, findings: [], documentOf, specs: resources.filter(isSpec).map((resource) => documentOf.get(resource)!), others: [] };
}

function lateDocument(source: InputFile, value: Resource, placed: () => Document | undefined): Document {
  const whole = { file: source.file, line: 1, column: 1, endLine: 1, endColumn: 2 };
  return {
    source,
    value: value as unknown as Document['value'],
    locate: (path, at) => placed()?.locate(path, at) ?? whole,
    // JSON means the same to everybody
    ambiguities: () => [],
    origin: () => placed()?.origin(),
    comments: () => [],
  };
}

function itemsOf(value: unknown): Resource[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { kind, items } = value as { readonly kind?: unknown; readonly items?: unknown };
  if (kind === 'List' && Array.isArray(items)) {
    const all = items.map(itemsOf);
    return all.includes(undefined) ? undefined : all.flatMap((found) => found!);
  }
  const resource = resourceOf({ value: value as Document['value'] });
  return resource && [resource];
}
