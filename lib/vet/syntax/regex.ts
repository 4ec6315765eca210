const escapes = /^[aAbBdDfnpPrsStvwWxzQE0-7]$/;
const group = /^\(\?(?:[imsU]*(?:-[imsU]+)?[:)]|P?<[A-Za-z0-9_]+>)/;
const repeat = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})/;

/** What is wrong with a regular expression as Istio and the proxy read it, which is RE2's syntax, in words; `undefined` where nothing is found. */
export function regexFault(text: string): string | undefined {
  if (text === '') return 'it is empty';
  if (text.length > 1024) return 'it is longer than 1024 characters';
  let state: State = { at: 0, open: 0, operand: false, repeated: false };
  while (state.at < text.length) {
    const next = step(text, state);
    if (typeof next === 'string') return next;
    state = next;
  }
  return state.open > 0 ? 'a parenthesis is not closed' : undefined;
}

interface State {
  readonly at: number;
  /** How many parentheses are open. */
  readonly open: number;
  /** Whether there is something before that can be repeated. */
  readonly operand: boolean;
  readonly repeated: boolean;
}

function step(text: string, state: State): State | string {
  const { at, open } = state;
  const character = text[at]!;
  const after = (length: number) => ({ at: at + length, open, operand: true, repeated: false });
  if (character === '\\') return escape(text, at, after);
  if (character === '[') return classEnd(text, at, after);
  if (character === '(') return opening(text, state);
  if (character === ')') return open === 0 ? 'a parenthesis is closed that is not open' : { ...after(1), open: open - 1 };
  if (character === '|') return { at: at + 1, open, operand: false, repeated: false };
  return repetition(text, state) ?? after(1);
}

type After = (length: number) => State;

function escape(text: string, at: number, after: After): State | string {
  const letter = text[at + 1];
  if (letter === undefined) return 'it ends in a backslash';
  if (letter === 'Q') {
    const end = text.indexOf('\\E', at + 2);
    return after(end < 0 ? text.length - at : end + 2 - at);
  }
  // `\12` is a character by its number, `\1` would be what a group has matched
  if (/[1-9]/.test(letter) && !/^[1-7][0-7]/.test(text.slice(at + 1))) return `\`\\${letter}\` looks back at a group, which RE2 cannot`;
  return /[A-Za-z]/.test(letter) && !escapes.test(letter) ? `RE2 knows no \`\\${letter}\`` : after(2);
}

function classEnd(text: string, start: number, after: After): State | string {
  let at = start + 1;
  if (text[at] === '^') at += 1;
  if (text[at] === ']') at += 1;
  while (at < text.length && text[at] !== ']') {
    const named = text.startsWith('[:', at) ? text.indexOf(':]', at + 2) : -1;
    at = text[at] === '\\' ? at + 2 : named < 0 ? at + 1 : named + 2;
  }
  return at < text.length ? after(at + 1 - start) : 'a bracket is not closed';
}

function opening(text: string, { at, open, operand }: State): State | string {
  const inside = { at: at + 1, open: open + 1, operand: false, repeated: false };
  if (text[at + 1] !== '?') return inside;
  const found = group.exec(text.slice(at, at + 80));
  if (!found) return `\`${text.slice(at, at + (text[at + 2] === '<' ? 4 : 3))}\` is not in RE2, which looks neither ahead nor back`;
  const length = found[0].length;
  // `(?i)` is a setting, no group
  return found[0].endsWith(')') ? { at: at + length, open, operand, repeated: false } : { ...inside, at: at + length };
}

function repetition(text: string, { at, open, operand, repeated }: State): State | string | undefined {
  const found = repeat.exec(text.slice(at, at + 20));
  if (!found) return undefined;
  const [written, least, most] = found;
  if (!operand) return `there is nothing before \`${written}\` that it could repeat`;
  if (repeated) return `\`${written}\` repeats what is repeated already`;
  if (least !== undefined && (Number(least) > 1000 || Number(most ?? 0) > 1000)) return `\`${written}\` repeats more than 1000 times`;
  const lazy = text[at + written.length] === '?' ? 1 : 0;
  return { at: at + written.length + lazy, open, operand: true, repeated: true };
}
