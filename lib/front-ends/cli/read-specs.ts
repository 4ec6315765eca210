import type { Finding } from '../../diagnostics/finding';
import type { Source } from '../../diagnostics/source';
import type { Document } from '../../inputs/document';
import { duplicatesIn } from '../../inputs/duplicates';
import { FileReader, type Files } from '../../inputs/files';
import { problemFindings } from '../../inputs/problem-findings';
import { readDocuments } from '../../inputs/read-documents';
import { resourceOf } from '../../inputs/resource-of';
import { podOf } from '../../kube/pod';
import type { Resource } from '../../kube/resource';
import type { Spec } from '../../specs/kinds';
import { isSpec, parseSpec } from '../../specs/parse';
import type { SynthesisInput } from '../../synth/synthesize';
import { noSpecs } from './no-specs';

/** What the paths of a command line hold. */
export interface SpecsRead extends Required<SynthesisInput> {
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
  /** The document of each parsed spec. */
  readonly documents: ReadonlyMap<object, Document>;
}

interface Read {
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
  /** Kinds of documents that could not be read; an empty text for a document of an unknown kind. */
  readonly unread: readonly string[];
}

interface Parsed {
  readonly document: Document;
  readonly spec?: Spec;
  readonly findings: readonly Finding[];
}

/**
 * Reads the specs of a command line, and the other Kubernetes documents beside them. Where a document could not be read, the specs
 * that may have to do with it are left out, since what is said of them could be wrong.
 */
export async function readSpecs(paths: readonly string[], referencePaths: readonly string[], reader: FileReader): Promise<SpecsRead> {
  // first, so that a reference stays one when a folder of the paths holds it too
  const referenceFiles = await reader.read(referencePaths);
  const files = await reader.read(paths);
  const reference = read(referenceFiles);
  const own = read(files);
  const all = [...own.documents, ...reference.documents];
  const duplicates = duplicatesIn(all.filter(isSpecDocument), 'error');
  const parse = ({ documents }: Read) => documents.filter(isSpecDocument).map((document) => parseDocument(document));
  const [ownParsed, referenceParsed] = [parse(own), parse(reference)];
  const parsed = [...ownParsed, ...referenceParsed];
  const isUsable = ({ document, spec }: Parsed) => spec !== undefined && !duplicates.repeated.has(document);
  const unread = [...own.unread, ...reference.unread, ...parsed.filter((one) => !isUsable(one)).map(({ document }) => String(document.value.kind))];
  const usable = (some: readonly Parsed[]) => some.filter(isUsable).flatMap(({ spec }) => spec ?? []).filter((spec) => isJudgeable(spec, unread));
  return {
    specs: usable(ownParsed),
    reference: usable(referenceParsed),
    inSight: all.filter((document) => !isSpecDocument(document)).flatMap((document) => resourceOf(document) ?? []),
    findings: [
      ...own.findings, ...reference.findings, ...duplicates.findings, ...duplicatesIn(all.filter(isChecked), 'warning').findings,
      ...parsed.flatMap(({ findings }) => findings),
      ...noSpecs(paths, files.files, ownParsed.length + own.unread.length),
    ],
    sources: [...files.files, ...referenceFiles.files],
    documents: new Map(parsed.flatMap(({ spec, document }): [object, Document][] => (spec ? [[spec, document]] : []))),
  };
}

function read({ files, findings }: Files): Read {
  const contents = files.map(readDocuments);
  return {
    documents: contents.flatMap(({ documents }) => documents),
    findings: [...findings, ...contents.flatMap((content) => content.findings)],
    unread: [...findings.map(() => ''), ...contents.flatMap(({ unread }) => unread)],
  };
}

function parseDocument(document: Document): Parsed {
  const { spec, problems } = parseSpec(document.value);
  const findings = problemFindings(problems, new Map([[document.value, document]]));
  return { document, ...spec && { spec }, findings: [...document.ambiguities(), ...findings] };
}

/** An application is judged by the ingress and the settings that it finds; they are judged alone. */
function isJudgeable({ kind }: Spec, unread: readonly string[]): boolean {
  return kind !== 'SecureApplication' || unread.every((other) => other === kind);
}

function isSpecDocument({ value }: Document): boolean {
  return isSpec(value);
}

/** Whether applications are checked against a document. */
function isChecked(document: Document): boolean {
  const resource: Resource | undefined = isSpecDocument(document) ? undefined : resourceOf(document);
  return resource !== undefined && (resource.kind === 'Service' || podOf(resource) !== undefined);
}
