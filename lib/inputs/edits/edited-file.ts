import { sameValue } from '../../kube/same-value';
import type { Chunk } from '../chunk';
import { chunksOf } from '../chunks';
import { parseChunk } from '../parsed';
import type { ChangeTree } from './change-tree';
import { changedValue } from './changed-value';
import { editDocument } from './edit-document';
import { layoutOf } from './layout';
import { spliced } from './splice';
import { placeKey, type Syntax } from './syntax';

/** The changes of each document of a file. */
export type FileEdits = ReadonlyMap<Syntax, ChangeTree>;

/**
 * The text of a file with the changes, which is otherwise the same. Nothing where the text, read again, would not say exactly what it
 * said, and the changes.
 */
export function editedFile(text: string, edits: FileEdits): string | undefined {
  // what stands below a text in several lines may be read as a part of it
  for (const linesInQuotes of [false, true]) {
    const edited = editedAs(text, edits, linesInQuotes);
    if (edited !== undefined && isAsAsked(text, edited, edits)) return edited;
  }
  return undefined;
}

function editedAs(text: string, edits: FileEdits, linesInQuotes: boolean): string | undefined {
  const splices = [...edits].map(([{ root, value, chunk }, tree]) => {
    return editDocument(root, value, tree, { ...layoutOf(text, chunk.start, root), linesInQuotes });
  });
  return splices.includes(undefined) ? undefined : spliced(text, splices.flatMap((own) => own!));
}

/** Whether the changed documents read as they should, and the text of all others is the same. */
function isAsAsked(text: string, edited: string, edits: FileEdits): boolean {
  const [before, after] = [chunksOf(text), chunksOf(edited)];
  const touched = new Set([...edits.keys()].map(({ chunk }) => chunk.start));
  const trees = new Map([...edits].map(([syntax, tree]) => [placeKey(syntax), tree]));
  return before.length === after.length && before.every((chunk, index) => {
    return touched.has(chunk.start) ? readsAs(after[index]!, chunk, trees) : after[index]!.text === chunk.text;
  });
}

function readsAs(after: Chunk, before: Chunk, trees: ReadonlyMap<string, ChangeTree>): boolean {
  const now = parseChunk(after);
  const asked = parseChunk(before).map(({ index, value }) => {
    const tree = trees.get(placeKey({ chunk: before, index }));
    return tree ? changedValue(value, tree) : { value };
  });
  return now.length === asked.length && now.every(({ value, mistakes }, index) => {
    const wanted = asked[index];
    return mistakes.length === 0 && wanted !== undefined && sameValue(value, wanted.value);
  });
}
