import { quote } from './show';
import { text, type Reason } from './text';

const control = '\\x00-\\x1f\\x7f';

function explain(noun: string): (value: string) => readonly Reason[] {
  return (value) => [
    ...value.startsWith('*') || value.endsWith('*')
      ? [{ message: `the ${noun} ${quote(value)} starts or ends in \`*\`, which Istio takes for a wildcard`, help: 'write the whole value' }]
      : [],
    // eslint-disable-next-line no-control-regex
    ...(/[\x00-\x1f\x7f]/.test(value) ? [{ message: `the ${noun} ${quote(value)} has a control character`, help: 'leave it out' }] : []),
  ];
}

/** A text that a token's claim is compared with, whole: Istio would read a `*` at either end as a wildcard. */
export const claimValue = (noun: string, maxLength = 512) => text({
  noun,
  code: 'invalid-claim-value',
  pattern: new RegExp(`^[^*${control}]([^${control}]*[^*${control}])?$`),
  maxLength,
  allowed: 'any text without control characters that neither starts nor ends in `*`',
  explain: explain(noun),
});

/** One scope of OAuth 2 (RFC 6749, section 3.3), without `*` at either end. */
export const scope = text({
  noun: 'scope',
  code: 'invalid-claim-value',
  pattern: /^[!#-)+-[\]-~]([!#-[\]-~]*[!#-)+-[\]-~])?$/,
  maxLength: 256,
  allowed: 'one scope, of printable ASCII without space, `"` and `\\`',
  explain: (value) => value.includes(' ') ? [{ message: `the scope ${quote(value)} has a space`, help: 'make each scope an entry of its own' }] : explain('scope')(value),
});

/** The name of a claim, or one step of the way to a nested one; `help` says what to do about a bracket. */
export const claimName = (help: string) => text({
  noun: 'claim name',
  code: 'invalid-claim-name',
  pattern: new RegExp(`^[^[\\]${control}]+$`),
  maxLength: 256,
  allowed: 'any text without control characters, `[` and `]`',
  explain: (value) => /[[\]]/.test(value)
    ? [{ message: `the claim name ${quote(value)} has a bracket, which Istio takes for the next step of a path`, help }]
    : [],
});
