import * as z from 'zod/mini';
import { defaulted, field } from './field';
import { tokenHeader } from './header';
import { list } from './list';
import { withRule } from './rule';
import { text } from './text';

const prefix = text({
  noun: 'prefix',
  code: 'invalid-prefix',
  pattern: /^[ -~]*$/,
  maxLength: 64,
  allowed: 'printable ASCII',
});

/** The name of a cookie, a token of RFC 9110. */
export const cookieName = text({
  noun: 'cookie name',
  code: 'invalid-cookie',
  pattern: /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/,
  maxLength: 128,
  allowed: 'letters, digits and ``!#$%&\'*+-.^_`|~``',
});

const parameter = text({
  noun: 'query parameter',
  code: 'invalid-parameter',
  pattern: /^[A-Za-z0-9._~-]+$/,
  maxLength: 128,
  allowed: 'letters, digits, `.`, `_`, `~` and `-`',
});

const header = z.strictObject({
  name: field(tokenHeader, 'The header, in any case of its letters.', { example: 'Authorization' }),
  prefix: defaulted(prefix, '', 'What stands before the token, with the space.', { example: '"Bearer "' }),
});

const places = z.strictObject({
  headers: defaulted(list(header, { max: 16 }), () => [], 'Request headers.', { example: '[{name: Authorization, prefix: "Bearer "}]' }),
  cookies: defaulted(list(cookieName, { max: 16 }), () => [], 'Cookies, by their names.', { example: '[session]' }),
  params: defaulted(list(parameter, { max: 16 }), () => [], 'Parameters of the query, by their names. Such tokens end in logs and browser histories.', {
    example: '[access_token]',
  }),
});

const size = (name: string) => `(has(self.${name}) ? self.${name}.size() : 0)`;

/** Where in a request a token is looked for: at least one place. */
const source = withRule(places, ({ headers, cookies, params }) => [headers, cookies, params].some((names) => names?.length !== 0) ? [] : [{
  code: 'at-least-one-of',
  message: 'no place is named, so that no token could be found',
  help: 'add one to `headers`, `cookies` or `params`, or leave `tokenFrom` out for the `Authorization` header',
}], { rule: `${size('headers')} + ${size('cookies')} + ${size('params')} > 0`, message: 'no place is named, so that no token could be found' });

/** The field that says where in a request a token is looked for. */
export const tokenFrom = defaulted(
  source,
  () => ({ headers: [{ name: 'Authorization', prefix: 'Bearer ' }], cookies: [], params: [] }),
  'Where in a request the token is looked for. What is given replaces the default as a whole.',
);
