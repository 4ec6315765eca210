/** What a terminal would act on or hide: controls, formats such as those that reverse the writing, lone surrogates, line separators. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Characters that take two columns on a terminal. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|(?!\p{RI})\p{Emoji_Presentation}/gu;

/** Characters that take none, because they change the one before. */
const combining = /[\p{Mn}\p{Me}]/gu;

/** The text with tabs as four spaces and everything that does not print as `\u{1b}`. */
export function printable(text: string): string {
  return text.replaceAll('\t', '    ').replace(unsafe, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** How many columns of a terminal a printable text takes. */
export function columns(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return [...text].length + count(wide) - count(combining);
}
