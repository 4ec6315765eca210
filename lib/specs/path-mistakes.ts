import { quote } from './show';
import type { Reason } from './text';

/** Characters with a meaning of their own, and why each is refused. */
const refused: readonly (readonly [character: string, Reason])[] = [
  [';', { message: 'has a `;`, which some applications cut off with all that follows', help: 'match that segment with `{x}`' }],
  ['%', { message: 'has a `%`, and an encoded path can be read in two ways', help: 'write the character itself, or match that segment with `{x}`' }],
  ['\\', { message: 'has a `\\`, which some applications read as `/`', help: 'put `/` between segments' }],
  ['?', { message: 'has a query', help: 'leave out the `?` and what follows: a rule is about the path alone' }],
  ['#', { message: 'has a fragment, which no client sends', help: 'leave out the `#` and what follows' }],
];

/** Every reason why a text is no path of ours, with the fix where it can be told. */
export function explainPath(value: string): readonly Reason[] {
  const url = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(.*)$/i.exec(value);
  const reasons = url ? [{ message: 'is a URL', help: `write the path alone: ${quote(url[1] || '/')}` }] : [
    ...value === '' || value.startsWith('/') ? [] : [{ message: 'does not start with `/`', help: `write ${quote(`/${value}`)}` }],
    ...refused.filter(([character]) => value.includes(character)).map(([, reason]) => reason),
    ...segments(value),
    ...characters(value),
  ];
  return reasons.map(({ message, help }) => ({ message: `the path ${quote(value)} ${message}`, help }));
}

function segments(value: string): readonly Reason[] {
  const all = value.split('/').slice(1);
  const reasons: Reason[] = [];
  if (all.slice(0, -1).includes('')) {
    reasons.push({ message: 'has a `//`, which some servers merge and others do not', help: `write ${quote(value.replace(/\/{2,}/g, '/'))}` });
  }
  if (all.includes('.') || all.includes('..')) {
    reasons.push({ message: 'has a `.` or `..` segment, which is resolved before any rule is asked', help: 'write the path that it leads to' });
  }
  if (value.length > 1 && value.endsWith('/')) {
    const bare = value.replace(/\/+$/, '');
    reasons.push({ message: 'ends in `/`', help: bare === '' ? 'write `/`' : `write ${quote(bare)}, or ${quote(`${bare}/**`)} for all below` });
  }
  return [...reasons, ...all.flatMap((segment, i) => wildcard(segment, all.slice(0, i), i === all.length - 1)), ...all.flatMap(parameter)];
}

function wildcard(segment: string, before: readonly string[], last: boolean): readonly Reason[] {
  if (!segment.includes('*') || segment.includes('{') || (segment === '**' && last)) return [];
  const base = before.map((s) => `/${s}`).join('');
  if (segment === '**') return [{ message: 'has a `/**` that is not at its end', help: `end it there: ${quote(`${base}/**`)}, or match one segment with \`{x}\`` }];
  if (segment === '*') {
    const one = `did you mean ${quote(`${base}/{x}`)}, for one segment`;
    return [{ message: 'has a `*`', help: last ? `did you mean ${quote(`${base}/**`)}, for all below, or ${quote(`${base}/{x}`)}, for one segment` : `${one}` }];
  }
  return [{ message: 'has a `*` inside a segment', help: 'match a whole segment with `{x}`, or all below with `/**`' }];
}

function parameter(segment: string): readonly Reason[] {
  if (!/[{}]/.test(segment) || /^\{[A-Za-z0-9_-]+\}$/.test(segment)) return [];
  if (/^\{\*{1,2}\}$/.test(segment)) {
    return [{ message: `has ${quote(segment)}`, help: 'write `{x}` for one segment, or `/**` at the end for all below' }];
  }
  if (/^\{[^{}]*\}$/.test(segment)) {
    return [{ message: `has the parameter ${quote(segment)}`, help: 'name it with letters, digits, `-` and `_`, as in `{id}`' }];
  }
  return [{ message: `has a parameter in a part of the segment ${quote(segment)}`, help: 'a parameter is a whole segment, as in `/{id}`' }];
}

function characters(value: string): readonly Reason[] {
  const others = [...new Set(value.match(/[^A-Za-z0-9._~!$&'()+,=:@/;%\\?#*{}-]/gu))];
  // eslint-disable-next-line no-control-regex
  const [ascii, beyond] = [others.filter((c) => /[\x00-\x7f]/.test(c)), others.filter((c) => /[^\x00-\x7f]/.test(c))];
  return [
    ...ascii.length ? [{ message: `has ${ascii.map(quote).join(', ')}`, help: 'match that segment with `{x}`' }] : [],
    ...beyond.length ? [{ message: 'has letters that are not in ASCII', help: 'match that segment with `{x}`: it may be encoded in several ways' }] : [],
  ];
}
