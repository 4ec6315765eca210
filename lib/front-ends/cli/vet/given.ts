import type { Finding, Location, Path } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import { nameOf, type Document } from '../../../inputs/document';
import { duplicatesIn } from '../../../inputs/duplicates';
import { FileReader, forManifests, type Files } from '../../../inputs/files';
import { problemFindings } from '../../../inputs/problem-findings';
import { meshWords } from '../../../inputs/read-documents';
import { readManifests, type Manifests } from '../../../inputs/read-manifests';
import { resourceKey, type Resource } from '../../../kube/resource';
import { inNamespace } from '../../../kube/scope';
import { dayOf } from '../../../specs/day';
import { quoteAll } from '../../../specs/show';
import { compile } from '../../../synth/compile';
import type { Synthesized } from '../../../synth/synthesized';
import { commentIgnores, ignoreWord, type CommentOn } from '../../../vet/ignores/comment-ignores';
import type { Ignores } from '../../../vet/ignores/ignore';
import { together } from '../../../vet/ignores/ignore-line';
import type { Io } from '../io';

/** What the paths of a command line give to be judged. */
export interface Given {
  /** Each in its namespace; what specs make of it is among them. */
  readonly resources: readonly Resource[];
  /** Documents that are no resources, such as a kustomization. */
  readonly others: readonly Document[];
  /** Where a place of one of them stands. */
  readonly locate: (on: Resource, path: Path, at: 'key' | 'value') => Location | undefined;
  /** The document that a resource was written in; none where a spec made it. */
  readonly documentOf: (on: Resource) => Document | undefined;
  /** What comments say that is to be ignored. */
  readonly ignores: Ignores;
  /** What was wrong before any rule was asked. */
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}

/** Reads the resources of the paths, and synthesizes the specs among them; what names no namespace is of the one that is given. */
export async function readGiven(io: Io, paths: readonly string[], namespace: string): Promise<Given> {
  const files = await new FileReader(io, forManifests).read(paths);
  const given = givenIn(files, namespace, dayOf(io.now()));
  const isEmpty = files.files.length > 0 && given.resources.length === 0 && given.findings.length === 0;
  return isEmpty ? { ...given, findings: [nothingIn(paths)] } : given;
}

/** The same of files that have been read, on a day such as `2026-12-31`. */
export function givenIn(files: Files, namespace: string, today: string): Given {
  const manifests = readManifests(files, meshWords);
  const written = new Map(manifests.resources.filter((resource) => !isOurs(resource))
    .map((resource) => [inNamespace(resource, namespace), manifests.documentOf.get(resource)!]));
  const made = synthesizedFrom(manifests, [...written.keys()], today);
  const documents = new Set([...written.values()]);
  const findings = [
    ...manifests.findings, ...duplicatesIn([...documents]).map(asError), ...manifests.others.filter(isOfMesh).map(nameless), ...made.findings,
  ];
  const locate: Given['locate'] = (on, path, at) => written.get(on)?.locate(path, at) ?? made.locate(on);
  return {
    resources: [...written.keys(), ...made.resources],
    others: manifests.others,
    locate,
    documentOf: (on) => written.get(on),
    ignores: together([commentIgnores([...written].flatMap(([on, document]) => commentsOn(on, document))), made.ignores]),
    findings,
    sources: files.files,
  };
}

/** A file of thousands of documents is looked through once. */
const saysIgnore = new WeakMap<Source, boolean>();

function commentsOn(on: Resource, document: Document): CommentOn[] {
  const { source } = document;
  if (!saysIgnore.has(source)) saysIgnore.set(source, source.text.includes(ignoreWord));
  return saysIgnore.get(source) ? document.comments(ignoreWord).map((comment) => ({ on, ...comment })) : [];
}

interface Made {
  readonly resources: readonly Resource[];
  readonly locate: (on: Resource) => Location | undefined;
  readonly ignores: Ignores;
  readonly findings: readonly Finding[];
}

/** What the specs make, but for what stands among the resources already: that is what will be applied. */
function synthesizedFrom({ specs }: Manifests, written: readonly Resource[], today: string): Made {
  const { resources, problems, warnings } = compile({ documents: specs.map(({ value }) => value), inSight: written, today });
  const documentOf = new Map(specs.map((document) => [document.value, document]));
  const standing = new Set(written.map(resourceKey));
  const origins = new Map(resources.map(({ resource, from }) => [resource as Resource, from]));
  const byName = new Map(specs.map((document) => [specName(document.value), document]));
  return {
    resources: [...origins.keys()].filter((resource) => !standing.has(resourceKey(resource))),
    locate: (on) => originLocation(origins.get(on), byName),
    ignores: ignoresOfSpecs(origins, byName),
    findings: [
      ...specs.flatMap((document) => document.ambiguities()), ...problemFindings(problems, documentOf), ...problemFindings(warnings, documentOf, 'warning'),
    ],
  };
}

/** A comment in a spec is about everything that the spec makes; that it is of use for one resource alone is no fault. */
function ignoresOfSpecs(origins: ReadonlyMap<Resource, Synthesized['from']>, byName: ReadonlyMap<string, Document>): Ignores {
  const comments = [...origins].flatMap(([on, from]) => {
    const document = byName.get(specName(from[0].spec));
    return document ? commentsOn(on, document) : [];
  });
  const { ignores, faults } = commentIgnores(comments);
  const first = new Map(faults.map((fault) => [JSON.stringify(fault.place.location), fault]));
  return { ignores: ignores.map((ignore) => ({ ...ignore, isForeign: true })), faults: [...first.values()] };
}

/** Where the part of a spec stands that a resource came from. */
function originLocation(from: Synthesized['from'] | undefined, byName: ReadonlyMap<string, Document>): Location | undefined {
  return from && byName.get(specName(from[0].spec))?.locate(from[0].path, 'value');
}

function specName({ kind, metadata }: { readonly kind?: unknown; readonly metadata?: unknown }): string {
  const { namespace, name } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  return `${String(kind)} ${String(namespace)}/${String(name)}`;
}

function isOurs({ apiVersion }: Resource): boolean {
  return apiVersion.startsWith('fairlead.dev/');
}

function isOfMesh({ value: { apiVersion } }: Document): boolean {
  return typeof apiVersion === 'string' && /(?:\.|^)istio\.io\/|^gateway\.networking\.k8s\.io\//.test(apiVersion);
}

/** One of the two was judged, and nobody knows which of them will be applied. */
function asError(finding: Finding): Finding {
  return { ...finding, severity: 'error', help: `only one of them was judged; ${finding.help}` };
}

function nameless(document: Document): Finding {
  const path = ['metadata', 'name'];
  const resource = nameOf(document.value);
  return {
    code: 'nameless',
    severity: 'error',
    message: '`metadata.name` is missing: this document cannot be judged',
    help: 'give it a name',
    ...(resource && { resource }),
    path,
    location: document.locate(path, 'value'),
  };
}

function nothingIn(paths: readonly string[]): Finding {
  return { code: 'no-resources', severity: 'error', message: `there is no Kubernetes resource in ${quoteAll(paths)}`, help: 'name the files or folders that will be applied', path: [] };
}
