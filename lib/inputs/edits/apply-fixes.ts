import type { Change } from '../../diagnostics/change';
import type { Source } from '../../diagnostics/source';
import type { Document } from '../document';
import type { Origin } from '../origin';
import type { ChangeTree } from './change-tree';
import { editedFile } from './edited-file';
import { changeTree, fits, joined } from './join-changes';
import { obstacle } from './obstacle';
import { placeKey, syntaxOf, type Syntax } from './syntax';

/** A change of a document of the input. */
export interface DocumentChange extends Change {
  readonly on: Document;
}

/** Changes that belong together: all of them are made, or none. */
export type Fix = readonly DocumentChange[];

/** A fix that was not made, and why. */
export interface Refused<Of extends Fix = Fix> {
  readonly fix: Of;
  readonly why: string;
}

/** What became of fixes. */
export interface Fixed<Of extends Fix = Fix> {
  /** The new text of each file that changes. */
  readonly texts: ReadonlyMap<Source, string>;
  readonly made: readonly Of[];
  readonly refused: readonly Refused<Of>[];
}

/**
 * Makes fixes in the texts that documents were read from, and touches nothing else there: comments, blank lines, quotes, order and line
 * ends stay. A fix is refused where an earlier one says otherwise of the same field, where an alias or anchor is in its way, and where the
 * text would not read as it should; then none of its files changes by it.
 */
export function applyFixes<Of extends Fix>(fixes: readonly Of[]): Fixed<Of> {
  const syntaxes: Syntaxes = new Map();
  const refused: Refused<Of>[] = [];
  for (let rest = fixes; ;) {
    const { edits, made, refused: unfit } = gathered(rest, syntaxes);
    const { texts, broken } = textsOf(edits);
    const unsound = new Set(made.filter((fix) => fix.some(({ on }) => broken.has(on.source))));
    if (unsound.size === 0) return { texts, made, refused: [...refused, ...unfit] };
    refused.push(...[...unsound].map((fix) => ({ fix, why: 'the file would not read as it should afterwards' })));
    rest = rest.filter((fix) => !unsound.has(fix));
  }
}

type Syntaxes = Map<Source, Map<string, Syntax | undefined>>;
type Edits = Map<Source, Map<Syntax, ChangeTree>>;

/** What a fix changes in one document. */
interface Part {
  readonly source: Source;
  readonly syntax: Syntax;
  readonly tree: ChangeTree;
}

/** Takes the fixes one by one, where they fit those before. */
function gathered<Of extends Fix>(fixes: readonly Of[], syntaxes: Syntaxes): { edits: Edits; made: Of[]; refused: Refused<Of>[] } {
  const edits: Edits = new Map();
  const made: Of[] = [];
  const refused: Refused<Of>[] = [];
  for (const fix of fixes) {
    const parts = partsOf(fix, syntaxes);
    const why = typeof parts === 'string' ? parts : misfit(parts, edits);
    if (why !== undefined) refused.push({ fix, why });
    else made.push(fix);
    if (typeof parts !== 'string' && why === undefined) parts.forEach((part) => add(part, edits));
  }
  return { edits, made, refused };
}

function add({ source, syntax, tree }: Part, edits: Edits): void {
  const own = edits.get(source) ?? new Map<Syntax, ChangeTree>();
  edits.set(source, own);
  const before = own.get(syntax);
  own.set(syntax, before ? joined(before, tree) : tree);
}

/** The changes of a fix by the documents that they are in; or why they cannot be made. */
function partsOf(fix: Fix, syntaxes: Syntaxes): readonly Part[] | string {
  const changes = new Map<Syntax, { source: Source; own: Change[] }>();
  for (const { on, path, value } of fix) {
    const origin = on.origin();
    const syntax = origin && syntaxOnce(on.source, origin, syntaxes);
    if (!syntax) return 'the document was not read from a file';
    const { own } = changes.get(syntax) ?? changes.set(syntax, { source: on.source, own: [] }).get(syntax)!;
    own.push({ path: [...origin.prefix, ...path], value });
  }
  const parts = [...changes].map(([syntax, { source, own }]) => ({ source, syntax, tree: changeTree(own) }));
  return parts.every((part): part is Part => part.tree !== undefined) ? parts : 'it says two things of one field';
}

function misfit(parts: readonly Part[], edits: Edits): string | undefined {
  for (const { source, syntax, tree } of parts) {
    const before = edits.get(source)?.get(syntax);
    const clash = before && !fits(before, tree) ? 'another fix says otherwise of the same field' : undefined;
    const why = obstacle(syntax.root, tree) ?? clash;
    if (why !== undefined) return why;
  }
  return undefined;
}

function syntaxOnce(source: Source, origin: Origin, syntaxes: Syntaxes): Syntax | undefined {
  const own = syntaxes.get(source) ?? new Map<string, Syntax | undefined>();
  syntaxes.set(source, own);
  const key = placeKey(origin);
  if (!own.has(key)) own.set(key, syntaxOf(origin));
  return own.get(key);
}

function textsOf(edits: Edits): { texts: ReadonlyMap<Source, string>; broken: ReadonlySet<Source> } {
  const texts = new Map<Source, string>();
  const broken = new Set<Source>();
  for (const [source, own] of edits) {
    const text = editedFile(source.text, own);
    if (text === undefined) broken.add(source);
    else if (text !== source.text) texts.set(source, text);
  }
  return { texts, broken };
}
