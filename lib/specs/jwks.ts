import { withRule, type Mistake } from './rule';
import { text } from './text';

/** Members that only a private or a symmetric key has (RFC 7518, sections 6.2.2, 6.3.2 and 6.4). */
const secret = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const anyText = text({
  noun: 'key set',
  code: 'invalid-jwks',
  pattern: /\S/,
  maxLength: 65536,
  allowed: 'a JSON Web Key Set, as a string',
});

/** A JSON Web Key Set (RFC 7517) of public keys, written as a string. */
export const jwks = withRule(anyText, (value) => value.length > 65536 || value.trim() === '' ? [] : mistakesIn(value));

function mistakesIn(value: string): readonly Mistake[] {
  const set = parsed(value);
  if (set === undefined) return [wrong('the key set is not JSON')];
  const keys: unknown = isObject(set) ? set.keys : undefined;
  if (!Array.isArray(keys)) return [wrong('the key set has no list of `keys`')];
  if (keys.length === 0) return [wrong('the key set has no key')];
  return keys.flatMap(mistakesOf);
}

function mistakesOf(key: unknown, i: number): readonly Mistake[] {
  if (!isObject(key) || typeof key.kty !== 'string') return [wrong(`key ${i} of the key set has no key type (\`kty\`)`)];
  // the value is never shown: it would end in a log
  const found = secret.filter((member) => Object.hasOwn(key, member));
  if (key.kty !== 'oct' && found.length === 0) return [];
  return [{
    code: 'secret-key',
    message: `key ${i} of the key set is ${key.kty === 'oct' ? 'symmetric' : 'private'}`,
    help: 'give public keys alone, and replace this key: whoever read it can sign tokens',
  }];
}

function wrong(message: string): Mistake {
  return { code: 'invalid-jwks', message, help: 'give what the provider serves as its key set: `{"keys": [...]}`' };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
