import { load, Schema, Type, type EventType, type State } from 'js-yaml';
import { plainScalar } from './plain-scalar';

/** Characters; what is longer is a matter for the reader that counts tokens. */
const longest = 1_000_000;
/** Levels of collections in collections. */
const deepest = 60;

/** Characters that plain documents can do without. */
const seldom = /[^\n "$'-)+-=@-[\]-{}~]/;
/** What has one of them, and may be read in two ways or is for the careful reader to judge. */
const unusualWithSeldom: readonly RegExp[] = [
  // control characters, tabs, line breaks but for `\n`, byte order marks, and what takes two UTF-16 units
  /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/,
  // directives
  /(?:^|\n)%/,
  // tags, anchors, aliases and explicit keys
  /(?:^|[-:?[{,\n]) *(?:[&*!]|\?[ \n])/,
  // comments without a space before them, or behind a dash that has no value
  /[^ \n#]#|- *#/,
  // escapes but for the common ones
  /(?<!\\)(?:\\\\)*\\[^"\\/nrt]/,
  // block scalars that give their indentation, or that begin a line of their own
  /[|>][-+]?\d|(?:^|\n) *[|>]/,
];
/** The same of any text. */
const unusual: readonly RegExp[] = [
  // more than one document, or one on the line of its marker
  /^(?:\.\.\.|--- *[^ \n])|\n(?:\.\.\.|---)/,
  // an entry of a list without a value
  /(?:^|[ \n])- *(?:\n|$)/,
  // keys that are collections, or that stand far from their colon
  /[\]}]:|[{,] *\[| :/,
  // lines of spaces alone
  /(?:^|\n) +(?:\n|$)/,
];
/** Keys that are text however they are written. */
const textKey = /^(?!(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|__proto__)$)[a-zA-Z_/][\w./-]{0,299}$/;

/** Those that were met; documents have few different ones, and an expression takes its time. */
const textKeys = new Set<string>();
const mostTextKeys = 10_000;

const unsure = new Error('what this means is not beyond doubt');

/** Every plain scalar, without the tags that a document may give. */
const scalars = new Schema({ implicit: [new Type('scalar', { kind: 'scalar', resolve: () => true, construct: readScalar })] });

function readScalar(text: string): unknown {
  const value = plainScalar(text);
  if (value === undefined) throw unsure;
  return value;
}

/**
 * The value of a YAML document as Kubernetes' tools write it: a mapping that means the same to everybody. Nothing for any other text, be
 * it wrong or merely unusual: `compose` judges that. It takes a tenth of the time, since nothing knows its place.
 */
export function readPlainly(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > longest || isUnusual(text)) return undefined;
  try {
    const value = load(text, { schema: scalars, onWarning: refuse, listener: onOneLine() });
    return isMapping(value) && hasTextKeys(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isUnusual(text: string): boolean {
  return unusual.some((pattern) => pattern.test(text)) || (seldom.test(text) && unusualWithSeldom.some((pattern) => pattern.test(text)));
}

function refuse(): never {
  throw unsure;
}

/**
 * Watches that quoted and plain scalars and collections in brackets begin on the line of their key and end there: what goes over several
 * lines ends with all of its lines, where the next one begins.
 */
function onOneLine(): (event: EventType, state: State) => void {
  const begun: number[] = [];
  return (event, { line, lineStart, lineIndent, kind, position }) => {
    if (event === 'open') {
      if (begun.push(line) > deepest) refuse();
    } else if (begun.pop() !== line && kind !== null && position !== lineStart + lineIndent) {refuse();}
  };
}

function hasTextKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasTextKeys);
  for (const key of Object.keys(value)) {
    if (!isTextKey(key) || !hasTextKeys((value as Readonly<Record<string, unknown>>)[key])) return false;
  }
  return true;
}

function isTextKey(key: string): boolean {
  if (textKeys.has(key)) return true;
  if (!textKey.test(key)) return false;
  if (textKeys.size < mostTextKeys) textKeys.add(key);
  return true;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
