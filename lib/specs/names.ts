import { quote } from './show';
import { text, type Reason, type TextKind } from './text';

const label = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';

/** The name that was probably meant by one with the wrong characters. */
function lowerCased(noun: string, pattern: RegExp): (value: string) => readonly Reason[] {
  return (value) => {
    const guess = value.toLowerCase().replaceAll('_', '-');
    return pattern.test(guess) ? [{ message: `the ${noun} ${quote(value)} is not allowed`, help: `write ${quote(guess)}` }] : [];
  };
}

function name(noun: string, pattern: RegExp, maxLength: number, allowed: string): TextKind {
  return { noun, code: 'invalid-name', pattern, maxLength, allowed, explain: lowerCased(noun, pattern) };
}

const labelPattern = new RegExp(`^${label}$`);
const subdomainPattern = new RegExp(`^${label}(\\.${label})*$`);
const labelWords = 'lower-case letters, digits and `-`, with a letter or digit first and last, at most 63 characters';

/** A DNS label of RFC 1123, as Kubernetes asks of most names: at most 63 lower-case letters, digits and `-`. */
export const dnsLabel = (noun: string) => text(name(noun, labelPattern, 63, labelWords));

/** A DNS subdomain of RFC 1123: labels with `.` between them, at most 253 characters. */
export const dnsSubdomain = (noun: string) => text(name(noun, subdomainPattern, 253, 'DNS labels with `.` between them, at most 253 characters'));

const part = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';

/** The key of a Kubernetes label or annotation, with or without a prefix. */
export const labelKey = text({
  noun: 'key',
  code: 'invalid-label',
  pattern: new RegExp(`^(${label}(\\.${label})*/)?${part}$`),
  maxLength: 317,
  allowed: 'at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit first and last, after an optional `<dns name>/`',
});

/** The value of a Kubernetes label, which may be empty. */
export const labelValue = text({
  noun: 'label value',
  code: 'invalid-label',
  pattern: new RegExp(`^(${part})?$`),
  maxLength: 63,
  allowed: 'at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit first and last',
});
