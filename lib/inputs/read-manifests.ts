import type { Finding } from '../diagnostics/finding';
import { json } from '../kube/json';
import type { Resource } from '../kube/resource';
import { isSpec } from '../specs/parse';
import type { Document } from './document';
import type { Files } from './files';
import type { InputFile } from './input-file';
import { readDocuments } from './read-documents';
import { resourceOf } from './resource-of';

/** The Kubernetes resources of an input. */
export interface Manifests {
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
  /** The document of each resource that was written as YAML; JSON is read without places, since it is a hundred times faster so. */
  readonly documentOf: ReadonlyMap<Resource, Document>;
  /** Documents of our own kinds, right or wrong, with their places. */
  readonly specs: readonly Document[];
}

/** Reads files, such as `kubectl get -o yaml` or `-o json` writes them, as resources; other documents are passed over. */
export function readManifests({ files, findings }: Files): Manifests {
  const read = files.map(readFile);
  return {
    resources: read.flatMap(({ resources }) => resources),
    findings: [...findings, ...read.flatMap((file) => file.findings)],
    documentOf: new Map(read.flatMap(({ documentOf }) => [...documentOf])),
    specs: read.flatMap(({ specs }) => specs),
  };
}

function readFile(file: InputFile): Manifests {
  // what is no JSON, or no resources, is for the slower reader to explain
  const plain = /^\s*\{/.test(file.text) ? itemsOf(json(file.text)) : undefined;
  if (plain) return { resources: plain, findings: [], documentOf: new Map(), specs: plain.filter(isSpec).map((value) => lateDocument(file, value)) };
  const { documents, findings } = readDocuments(file);
  const documentOf = new Map(documents.flatMap((document): [Resource, Document][] => {
    const resource = resourceOf(document);
    return resource ? [[resource, document]] : [];
  }));
  return { resources: [...documentOf.keys()], findings, documentOf, specs: documents.filter(({ value }) => isSpec(value)) };
}

/** A document of JSON, the places in which are looked for when somebody asks. */
function lateDocument(file: InputFile, value: Resource): Document {
  let found: readonly Document[] | undefined;
  const whole = { file: file.file, line: 1, column: 1, endLine: 1, endColumn: 2 };
  return {
    source: file,
    value: value as unknown as Document['value'],
    locate: (path, at) => {
      found ??= readDocuments(file).documents.filter((document) => isSameObject(document.value, value));
      return found[0]?.locate(path, at) ?? whole;
    },
    // JSON means the same to everybody
    ambiguities: () => [],
  };
}

function isSameObject(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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
