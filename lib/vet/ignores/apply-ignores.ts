import type { Path } from '../../diagnostics/finding';
import { pathText } from '../../diagnostics/path-text';
import { resourceKey, type Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import type { RuleEntry } from '../rule';
import { rules } from '../rules';
import type { Found, Vetted } from '../vet';
import type { Ignore, IgnoreFault, Ignores } from './ignore';
import { expiredIgnore, unknownIgnore, unusedIgnore } from './ignore-rules';

/** What was found in a mesh, and what of it is ignored. */
export interface Sifted extends Vetted {
  /** What is not ignored. */
  readonly faults: readonly Found[];
  readonly hidden: readonly { readonly fault: Found; readonly ignore: Ignore }[];
  /** What is wrong with the ignores themselves. */
  readonly ignoreFaults: readonly IgnoreFault[];
}

/** One word of an ignore, and the rules that it means. */
interface Word {
  readonly ignore: Ignore;
  readonly word: string;
  readonly codes: readonly string[];
}

/** What rules find or cannot judge, by what an ignore can name. */
type Place = { readonly rule: RuleEntry; readonly on: Resource; readonly path: Path };

/** Takes away what is to be ignored on a day, such as `2026-11-26`. What has expired, or is not understood, hides nothing. */
export function applyIgnores({ faults, notChecked }: Vetted, { ignores, faults: misread }: Ignores, today: string): Sifted {
  const codesOf = codesByWord();
  const words = ignores.flatMap((ignore) => ignore.rules.map((word): Word => ({ ignore, word, codes: codesOf(word, ignore) })));
  const isPast = ({ ignore: { until } }: Word) => until !== undefined && until < today;
  const [expired, current] = [words.filter(isPast), words.filter((word) => !isPast(word))];
  const wordsFor = finder(current);
  const used = new Set(notChecked.flatMap(wordsFor));
  const hiding = faults.map((fault) => ({ fault, by: wordsFor(fault) }));
  hiding.forEach(({ by }) => by.forEach((word) => used.add(word)));
  const own = (word: Word) => word.ignore.isForeign !== true;
  return {
    notChecked,
    faults: hiding.filter(({ by }) => by.length === 0).map(({ fault }) => fault),
    hidden: hiding.flatMap(({ fault, by: [first] }) => (first ? [{ fault, ignore: first.ignore }] : [])),
    ignoreFaults: [
      ...misread,
      ...words.filter((word) => own(word) && word.codes.length === 0).map(unknown),
      ...expired.filter(({ codes }) => codes.length > 0).map(outdated),
      ...current.filter((word) => own(word) && word.codes.length > 0 && !used.has(word)).map(unused),
    ],
  };
}

/** The codes of the rules that a word means: one by its name or code, several by a code of another tool. Istio's `*` means all that Istio has too. */
function codesByWord(): (word: string, ignore: Ignore) => readonly string[] {
  const named = rules.flatMap(({ code, name, sameAs }) => [code, name, ...sameAs].map((word) => ({ word, code })));
  const byWord = groupBy(named, ({ word }) => word);
  const istios = rules.filter(({ sameAs }) => sameAs.some((code) => /^IST\d+/.test(code))).map(({ code }) => code);
  return (word, { isForeign }) => (isForeign && word === '*' ? istios : (byWord.get(word) ?? []).map(({ code }) => code));
}

/** Finds the words that mean something, without looking at those about other rules and resources. */
function finder(words: readonly Word[]): (place: Place) => readonly Word[] {
  const byKey = groupBy(words.flatMap((word) => word.codes.map((code) => ({ word, key: wordKey(code, word.ignore) }))), ({ key }) => key);
  return ({ rule: { code }, on, path }) => [`${code} ${resourceKey(on)}`, `${code} = ${on.metadata.name}`, `${code} *`]
    .flatMap((key) => byKey.get(key) ?? [])
    .map(({ word }) => word)
    .filter(({ ignore: { where } }) => where === undefined || isAt(where, on, path));
}

function wordKey(code: string, { place: { on }, where }: Ignore): string {
  if (!where) return on ? `${code} ${resourceKey(on)}` : `${code} *`;
  return where.name === undefined || where.name.endsWith('*') ? `${code} *` : `${code} = ${where.name}`;
}

function isAt({ kind, namespace, name, path: field }: NonNullable<Ignore['where']>, on: Resource, path: Path): boolean {
  return matches(kind, on.kind) && matches(name, on.metadata.name) && matches(namespace, namespaceOf(on))
    && (field === undefined || matches(field, pathText(path)));
}

function matches(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

function unknown({ ignore: { place }, word }: Word): IgnoreFault {
  return { rule: unknownIgnore, place, message: `there is no rule \`${word}\``, help: 'write the name or the code of a rule, as a finding shows it' };
}

function outdated({ ignore: { place, until }, word }: Word): IgnoreFault {
  return { rule: expiredIgnore, place, message: `\`${word}\` was to be ignored until ${until}`, help: 'mend what it finds, or give a later day' };
}

function unused({ ignore: { place }, word }: Word): IgnoreFault {
  return { rule: unusedIgnore, place, message: `\`${word}\` is to be ignored, and finds nothing here`, help: 'take it out' };
}
