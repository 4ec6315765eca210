import type { YAMLParseError } from 'yaml';
import type { Mistake } from './mistake';

type Words = Pick<Mistake, 'message' | 'help'>;

/** What the parser says, by the beginning of its message, and what that means to the person who wrote the file. */
const words: readonly (readonly [RegExp, (match: RegExpExecArray) => Words])[] = [
  [/^Tabs are not allowed/, () => ({ message: 'a tab is used for indentation', help: 'indent with spaces' })],
  [/^Missing , (?:or : )?between/, () => ({ message: 'a `,` or a closing bracket is missing before this' })],
  [/^Block collections are not allowed/, () => ({ message: 'this cannot stand in brackets', help: 'write a `,` between two entries, and quotes around a value that holds `: `' })],
  [/^Missing space after :/, () => ({ message: 'a space is missing after the `:`' })],
  [/^Implicit (?:map )?keys/, () => ({
    message: 'this is neither a key nor a value of what stands above',
    help: 'write `: ` behind a key, on its own line; put a text of several lines in quotes, or behind `|`',
  })],
  [/^(?:Nested mappings are not|A block sequence may not)/, () => ({
    message: 'a second key on one line, or one that is indented under a value',
    help: 'write it on a line of its own, in the column of the keys beside it, or put quotes around a value that holds `: `',
  })],
  [/^Unexpected block-seq-ind/, () => ({ message: 'a list begins on the line of its key', help: 'begin it on the next line, or write `[...]`' })],
  [/^(?:Sequence item without|All \w+ items|A collection cannot be both)/, () => ({
    message: 'this is not indented like what stands above it',
    help: 'begin all entries of one collection in the same column',
  })],
  [/^Block collection cannot start/, () => ({ message: 'a document begins on the line of its `---`', help: 'begin it on the next line' })],
  [/^Plain value cannot start with (?:reserved character |tab character )?(.+)/, ([, start]) => ({
    message: `a value cannot begin with ${start === '`' ? 'a backtick' : `\`${start}\``}`,
    help: 'put quotes around it',
  })],
  [/^Invalid escape sequence (\\.?)/, ([, escape]) => ({
    message: `there is no escape \`${escape}\` in double quotes`,
    help: 'write `\\\\` for a backslash, or use single quotes',
  })],
  [/^Comments must be separated/, () => ({ message: 'a space is missing before the `#`', help: 'put quotes around a value that holds a `#`' })],
  [/^Unexpected .* at node end/, () => ({ message: 'this does not belong to the value before it', help: 'put quotes around the whole value' })],
  [/^Unexpected (\S)(?: |$)|^Unexpected .*: "(.)"$/, ([, token, other]) => ({ message: `this \`${token ?? other}\` is unexpected` })],
];

/** A syntax error as a mistake in our words. */
export function syntaxMistake({ message, pos }: Pick<YAMLParseError, 'message' | 'pos'>): Mistake {
  const own = words.map(([pattern, explain]) => ({ match: pattern.exec(message), explain })).find(({ match }) => match);
  const explained = own ? own.explain(own.match!) : { message: lowerFirst(message.slice(0, 200)) };
  return { code: 'yaml-syntax', ...explained, range: pos };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
