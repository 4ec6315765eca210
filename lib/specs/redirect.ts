import * as z from 'zod/mini';
import { about, defaulted, optional } from './field';
import { domainName } from './host';
import { atLeastOneOf } from './one-of';
import { withRule } from './rule';
import { quote } from './show';
import { text } from './text';

const character = "([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";

const uri = text({
  noun: 'URI',
  code: 'invalid-uri',
  pattern: new RegExp(`^/(${character}(${character}|/)*)?(\\?(${character}|[/?])*)?$`),
  maxLength: 1024,
  allowed: 'a path that starts with one `/`, and a query, with `%` before two hexadecimal digits alone',
  explain: (value) => /^(\/\/|\/\\|[a-z][a-z0-9+.-]*:)/i.test(value)
    ? [{ message: `the URI ${quote(value)} names another host`, help: 'write the path alone, and the host as `authority`' }]
    : [],
});

const codes = [301, 302, 303, 307, 308];

const redirectCode = about(withRule(z.number(), (value) => codes.includes(value) ? [] : [{
  code: 'invalid-value',
  message: `\`redirectCode\` cannot be \`${value}\``,
  help: 'use 301 or 308 for good, 302, 303 or 307 for now; 307 and 308 keep the method',
}], { rule: `self in [${codes.join(', ')}]`, message: 'this is no status of a redirect' }), { type: 'integer', minimum: 301, maximum: 308 });

const otherwise = (message: string, help: string) => ({ code: 'unknown-field', message, help });

const refused = {
  scheme: otherwise('a redirect always leads to `https`', 'leave `scheme` out'),
  port: otherwise('a redirect always leads to the port of `https`', 'leave `port` out'),
  prefixRewrite: otherwise('a redirect leads to one path, or to the one that was asked for', 'write the path as `uri`, or serve the old one with `rewrite`'),
};

/** Where a client is sent instead; it is the same for every client, and nothing of a request but its path and query goes into it. */
export const redirect = about(atLeastOneOf(z.strictObject({
  authority: optional(domainName, 'The host that clients are sent to.', { fallback: 'the one that was asked for', example: 'www.example.com' }),
  uri: optional(uri, 'The path that clients are sent to, and a query if it has one.', { fallback: 'the one that was asked for', example: '/new' }),
  redirectCode: defaulted(redirectCode, 301, 'The status: 301 or 308 for good, 302, 303 or 307 for now; 307 and 308 keep the method.', { example: '308' }),
}), ['authority', 'uri']), { refused });
