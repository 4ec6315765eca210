import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../../diagnostics/finding';
import type { Source } from '../../diagnostics/source';
import { nameOf, type Document } from '../../inputs/document';
import { duplicatesIn } from '../../inputs/duplicates';
import { FileReader, type Files } from '../../inputs/files';
import { OpenApiReader } from '../../inputs/openapi-reader';
import { readDocuments } from '../../inputs/read-documents';
import { resourceOf } from '../../inputs/resource-of';
import type { Resource } from '../../kube/resource';
import { isSpec } from '../../specs/parse';
import type { Documents } from '../../synth/compile';
import { isTelling } from '../../synth/in-sight';
import type { Io } from './io';
import { noSpecs } from './no-specs';

/** What the paths of a command line hold. */
export interface SpecsRead extends Required<Omit<Documents, 'dnsProviders' | 'today'>> {
  /** The OpenAPI documents that applications have asked for so far. */
  readonly openApi: OpenApiReader;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
  /** The document of each value in `documents` and `reference`. */
  readonly documentOf: ReadonlyMap<object, Document>;
}

interface Read {
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
  /** Kinds of documents that could not be read; an empty text for a document of an unknown kind. */
  readonly unread: readonly string[];
}

/** Reads the specs of a command line, and the other Kubernetes documents beside them. */
export async function readSpecs({ cwd }: Pick<Io, 'cwd'>, paths: readonly string[], referencePaths: readonly string[], reader: FileReader): Promise<SpecsRead> {
  // first, so that a reference stays one when a folder of the paths holds it too
  const referenceFiles = await reader.read(referencePaths);
  const files = await reader.read(paths);
  const [own, reference] = [read(files), read(referenceFiles)];
  const all = [...own.documents, ...reference.documents];
  const specs = all.filter(isSpecDocument);
  const documentOf = new Map<object, Document>(specs.map((document) => [document.value, document]));
  const openApi = new OpenApiReader();
  const valuesOf = ({ documents }: Read) => documents.filter(isSpecDocument).map(({ value }) => value);
  return {
    documents: valuesOf(own),
    reference: valuesOf(reference),
    inSight: all.filter((document) => !isSpecDocument(document)).flatMap((document) => resourceOf(document) ?? []),
    incomplete: [...own.unread, ...reference.unread].some((kind) => kind !== 'SecureApplication'),
    findings: [
      ...own.findings, ...reference.findings, ...duplicatesIn(all.filter(isChecked)),
      ...specs.flatMap((document) => document.ambiguities()),
      ...own.documents.filter(isMtlsPolicy).map(plannedElsewhere),
      ...noSpecs(paths, files.files, valuesOf(own).length + own.unread.length),
    ],
    sources: [...files.files, ...referenceFiles.files],
    documentOf,
    openApi,
    apiDocuments: (application, file) => {
      const folder = folderOf(documentOf.get(application));
      return folder === undefined ? undefined : openApi.find(resolve(cwd, folder), file, join(folder, file));
    },
  };
}

function read({ files, findings }: Files): Read {
  const contents = files.map((file) => readDocuments(file));
  return {
    documents: contents.flatMap(({ documents }) => documents),
    findings: [...findings, ...contents.flatMap((content) => content.findings)],
    unread: [...findings.map(() => ''), ...contents.flatMap(({ unread }) => unread)],
  };
}

/** The folder of the file that a document stands in; nothing where it stands in none, as on the standard input. */
function folderOf(document: Document | undefined): string | undefined {
  return document === undefined || document.source.file.startsWith('<') ? undefined : dirname(document.source.file);
}

function isMtlsPolicy(document: Document): boolean {
  return isSpecDocument(document) && document.value.kind === 'MtlsPolicy';
}

/** What a MtlsPolicy makes depends on the whole mesh, which specs do not tell. */
function plannedElsewhere(document: Document): Finding {
  const resource = nameOf(document.value);
  return {
    code: 'planned-elsewhere',
    severity: 'warning',
    message: 'a MtlsPolicy makes nothing here: what it takes depends on the mesh as it is',
    help: '`fairlead mtls plan --policy FILE` carries it out',
    ...resource && { resource },
    path: ['kind'],
    location: document.locate(['kind'], 'value'),
  };
}

function isSpecDocument({ value }: Document): boolean {
  return isSpec(value);
}

/** Whether applications are checked against a document. */
function isChecked(document: Document): boolean {
  const resource: Resource | undefined = isSpecDocument(document) ? undefined : resourceOf(document);
  return resource !== undefined && isTelling(resource);
}
