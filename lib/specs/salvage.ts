import * as z from 'zod/mini';
import type { Path } from './problem';

/** What is sound in a document that has mistakes, so that later checks can tell theirs in the same run. */
export interface Salvaged<Of> {
  /** The document without what is wrong in it; nothing may be made from it. */
  readonly spec: Of;
  /** A place in `spec` as a place in the document; `undefined` where something was taken out, about which nothing more can be said. */
  readonly locate: (path: Path) => Path | undefined;
}

const mostRounds = 8;
/** A document with more mistakes than a person reads is not looked at further. */
const mostMistakes = 100;

/** Takes the places that are wrong out of a document, and what cannot stand without them, until the rest is sound. */
export function salvage<Of>(schema: z.ZodMiniType, document: unknown, wrong: readonly Path[]): Salvaged<Of> | undefined {
  if (wrong.length > mostMistakes) return undefined;
  let removed: readonly Path[] = [];
  let next = wrong;
  for (let round = 0; round < mostRounds; round++) {
    removed = [...removed, ...next.map((path) => standing(document, path, removed))];
    if (removed.some((path) => path.length < 2)) return undefined;
    const rest = without(document, removed, []);
    const result = z.safeParse(schema, rest, { jitless: true });
    const taken = removed;
    if (result.success) return { spec: result.data as Of, locate: (path) => locate(path, taken) };
    next = result.error.issues.map(({ path }) => original(path as Path, taken));
  }
  return undefined;
}

/** The place itself where it stands, else the nearest thing around it that does. */
function standing(document: unknown, path: Path, removed: readonly Path[]): Path {
  const stands = path.length === 0 || (has(document, path) && !removed.some((other) => startsWith(path, other)));
  return stands ? path : standing(document, path.slice(0, -1), removed);
}

function has(value: unknown, [step, ...rest]: Path): boolean {
  if (step === undefined) return true;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) && has((value as Record<string | number, unknown>)[step], rest);
}

function without(value: unknown, removed: readonly Path[], at: Path): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const keeps = (step: string | number) => !removed.some((path) => path.length === at.length + 1 && path.at(-1) === step && startsWith(path, at));
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => (keeps(index) ? [without(item, removed, [...at, index])] : []));
  const entries = Object.entries(value).filter(([key]) => keeps(key)).map(([key, item]) => [key, without(item, removed, [...at, key])] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries)) as object;
}

function locate(path: Path, removed: readonly Path[]): Path | undefined {
  const place = original(path, removed);
  return removed.some((other) => startsWith(other, place) || startsWith(place, other)) ? undefined : place;
}

/** Items behind one that was taken out have moved up: counts them back. */
function original(path: Path, removed: readonly Path[]): Path {
  return path.reduce<Path>((place, step) => [...place, typeof step === 'number' ? formerIndex(step, place, removed) : step], []);
}

function formerIndex(index: number, list: Path, removed: readonly Path[]): number {
  const gone = removed.filter((path) => path.length === list.length + 1 && startsWith(path, list)).map((path) => path.at(-1) as number);
  return [...new Set(gone)].sort((a, b) => a - b).reduce((former, hole) => (hole <= former ? former + 1 : former), index);
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
}
