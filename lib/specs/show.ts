const longest = 60;

/** Characters that a terminal or an editor would act on or hide: controls, formats, lone surrogates, odd spaces, and our own quote. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}`]|(?! )\p{Zs}/gu;

/** A text in backticks, at most 60 characters of it, with everything that does not print escaped. */
export function quote(text: string): string {
  // a code point is at most two units, so this cut is enough and keeps a huge text cheap
  const characters = [...text.slice(0, 2 * longest + 2)];
  const cut = characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
  return `\`${cut.replace(unsafe, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`)}\``;
}

/** Names in backticks, as a list that ends in the given word: `a`, `b` or `c`. */
export function quoteAll(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const quoted = names.map(quote);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}

/** A value as an error text names it: its kind, and the value itself where that is short. */
export function show(value: unknown): string {
  if (value === null) return 'nothing (`null`)';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string': return `the string ${quote(value)}`;
    case 'number': return `the number \`${value}\``;
    case 'boolean': return `the boolean \`${value}\``;
    case 'object': return 'an object';
    case 'symbol': return 'something that is not plain data';
    default: return `a ${typeof value}`;
  }
}
