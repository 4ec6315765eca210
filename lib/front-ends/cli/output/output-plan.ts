import type { Hashes, OutputRecord } from './record';

/** What stands at a file's name: the SHA-256 of a file, or that something else is in the way; nothing where the place is free. */
export type Standing = string | { readonly inTheWay: string } | undefined;

/** What is to be done in a folder, or why nothing may be. */
export interface OutputPlan {
  /** Names of files that are new or have changed. */
  readonly write: readonly string[];
  readonly unchanged: readonly string[];
  /** Names of files that were written before and are no longer wanted. */
  readonly remove: readonly string[];
  /** What stands now at the names that are ours. */
  readonly standing: Hashes;
  readonly conflicts: readonly Conflict[];
}

/** Something of others that would be lost. */
export interface Conflict {
  readonly name: string;
  readonly why: string;
}

type Verdict = { readonly do: 'write' | 'unchanged' | 'remove' | 'forget' } | { readonly why: string };

/** Decides what to do with each file, from what is wanted, what was written before and what stands there now. */
export function planOutput(wanted: Hashes, record: OutputRecord, standingAt: (name: string) => Standing): OutputPlan {
  const names = new Set([wanted, record.files, record.next ?? {}].flatMap((hashes) => Object.keys(hashes)));
  const decided = [...names].map((name) => {
    const standing = standingAt(name);
    return { name, standing, verdict: judge(name, standing, wanted, record) };
  });
  const toDo = (action: string) => decided.filter(({ verdict }) => 'do' in verdict && verdict.do === action).map(({ name }) => name);
  return {
    write: toDo('write'),
    unchanged: toDo('unchanged'),
    remove: toDo('remove'),
    standing: Object.fromEntries(decided.flatMap(({ name, standing }) => (typeof standing === 'string' ? [[name, standing]] : []))),
    conflicts: decided.flatMap(({ name, verdict }) => ('why' in verdict ? [{ name, why: verdict.why }] : [])),
  };
}

function judge(name: string, standing: Standing, wanted: Hashes, { files, next = {} }: OutputRecord): Verdict {
  const isWanted = Object.hasOwn(wanted, name);
  if (standing === undefined) return { do: isWanted ? 'write' : 'forget' };
  if (typeof standing === 'object') return { why: standing.inTheWay };
  if (standing === wanted[name]) return { do: 'unchanged' };
  if (standing === files[name] || standing === next[name]) return { do: isWanted ? 'write' : 'remove' };
  if (!Object.hasOwn(files, name) && !Object.hasOwn(next, name)) return { why: 'is in the way, and fairlead did not write it' };
  return { why: isWanted ? 'was changed since fairlead wrote it' : 'is no longer wanted, but was changed since fairlead wrote it' };
}
