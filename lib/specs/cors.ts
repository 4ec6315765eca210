import * as z from 'zod/mini';
import { duration } from './duration';
import { defaulted, field, optional } from './field';
import { corsHeader } from './header';
import { list } from './list';
import { methods } from './method';
import { origin } from './origin';
import { withRule } from './rule';
import { unique } from './unique';

const origins = withRule(unique(list(origin, {
  max: 32,
  empty: { message: '`allowOrigins` is empty, which could be read as every origin', help: 'leave `cors` out to let no other origin read the answers' },
}), {
  key: (item) => item,
  noun: 'origin',
  help: 'name each origin once',
}), (values: readonly unknown[]) => values.length < 2 || !values.includes('*') ? [] : [{
  code: 'without-effect',
  at: [values.findIndex((value) => value !== '*')],
  message: 'naming an origin has no effect beside `*`, which is every origin',
  help: 'leave `*` out, or write it alone',
}], { rule: 'self.size() == 1 || !(\'*\' in self)', message: 'naming an origin has no effect beside *' });

const seconds = withRule(duration, (value) => !value.includes('ms') ? [] : [{
  code: 'invalid-duration',
  message: 'browsers count whole seconds',
  help: 'write it without `ms`, as in `10m`',
}], { rule: '!self.contains(\'ms\')', message: 'browsers count whole seconds' });

const headers = (name: string) => list(corsHeader, { max: 64, empty: { message: `\`${name}\` is empty`, help: `leave \`${name}\` out` } });

/** Which pages of other origins may use a path by a browser. */
export const cors = withRule(z.strictObject({
  allowOrigins: field(origins, [
    'The origins whose pages may read the answers: in full, one level of names as in `https://*.example.com`, or `*` for all.',
    'The gateway itself answers the requests by which browsers ask for leave (preflights), which have no token; none reaches the application.',
  ].join(' '), { example: '[https://shop.example.com]' }),
  allowMethods: optional(methods, 'The methods that their pages may use.', { fallback: 'the `methods` of the path; `GET`, `HEAD` and `POST` where it lists none', example: '[GET, PUT]' }),
  allowHeaders: optional(headers('allowHeaders'), 'The request headers that their pages may send, such as `authorization` for a token.', { fallback: 'those that browsers send without asking', example: '[authorization, content-type]' }),
  exposeHeaders: optional(headers('exposeHeaders'), 'The headers of the answer that their pages may read.', { fallback: 'those that browsers always show', example: '[etag]' }),
  allowCredentials: defaulted(z.boolean(), false, 'Whether their pages may send cookies along.'),
  maxAge: optional(seconds, 'How long a browser need not ask again, in whole seconds, as a duration such as `10m`.', { fallback: 'the browser\'s own, about `5s`', example: '10m' }),
}), ({ allowOrigins, allowCredentials }) => allowCredentials !== true || !Array.isArray(allowOrigins) || !allowOrigins.includes('*') ? [] : [{
  code: 'any-origin-with-credentials',
  at: ['allowCredentials'],
  message: 'every origin there is could use the cookies of whoever visits it',
  help: 'name the origins in `allowOrigins`, or leave `allowCredentials` out',
}], {
  rule: '!has(self.allowCredentials) || !self.allowCredentials || !(\'*\' in self.allowOrigins)',
  message: 'no cookies are sent along for every origin there is',
});
