import { explainPath } from './path-mistakes';
import { withRule } from './rule';
import { quote } from './show';
import { text, type Reason } from './text';

const first = "[A-Za-z0-9_~!$&'()+,=:@-]";
const next = "[A-Za-z0-9._~!$&'()+,=:@-]";
/** A segment that is neither `.` nor `..`, without the look-ahead that RE2 lacks. */
const literal = `${first}${next}*|\\.${first}${next}*|\\.\\.${next}+`;
const segment = `(${literal}|\\{[A-Za-z0-9_-]+\\})`;
const mostParameters = 6;

const anyPath = text({
  noun: 'path',
  code: 'invalid-path',
  pattern: new RegExp(`^(/|(/${segment})+(/\\*\\*)?|/\\*\\*)$`),
  maxLength: 256,
  allowed: 'segments of letters, digits and `._~!$&\'()+,=:@-`, `{x}` for any one segment, and `/**` at the end for all below',
  explain: explainPath,
});

/** A path of an application: exact, with `{x}` for one segment, and `/**` at the end for itself and everything below. */
export const path = withRule(anyPath, (value) => {
  const parameters = value.split('{').length - 1;
  if (parameters <= mostParameters) return [];
  return [{
    code: 'invalid-path',
    message: `the path has ${parameters} parameters`,
    help: `use at most ${mostParameters}, or end the path in \`/**\``,
  }];
}, { rule: `self.split('{').size() <= ${mostParameters + 1}`, message: `a path has at most ${mostParameters} parameters` });

const literalKind = {
  code: 'invalid-path',
  pattern: new RegExp(`^(/|(/(${literal}))+)$`),
  maxLength: 256,
  allowed: 'segments of letters, digits and `._~!$&\'()+,=:@-`',
};

/** A path without `{x}` and `/**`. */
export const literalPath = text({
  ...literalKind,
  noun: 'path',
  explain: (value) => /^[^?#]*[{}*]/.test(value)
    ? [{ message: `the path ${quote(value)} has a part that stands for others`, help: 'write it out: every request gets the same' }]
    : explainPath(value),
});

/** A literal path that stands for itself and everything below. */
export const pathPrefix = text({ ...literalKind, noun: 'prefix', explain: explainPrefix });

function explainPrefix(value: string): readonly Reason[] {
  const bare = value.replace(/\/+(\*\*?)?$/, '');
  if (bare !== value && !/[{}*?#]/.test(bare)) return [{ message: `the prefix ${quote(value)} says twice that all below is meant`, help: `write ${quote(bare || '/')}` }];
  if (/^[^?#]*[{}*]/.test(value)) return [{ message: `the prefix ${quote(value)} has a part that stands for others`, help: 'write it out' }];
  return explainPath(value);
}
