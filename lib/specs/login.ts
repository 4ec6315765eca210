import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { claimsToHeaders } from './jwt-provider';
import { dnsLabel } from './names';
import { literalPath } from './path';
import { withRule } from './rule';

const authorizer = z.strictObject({
  name: field(dnsLabel('authorizer name'), 'The authorizer, by its name in `authorizers`; it is asked by `HTTP`.', { example: 'oauth2-proxy' }),
});

const paths = withRule(z.strictObject({
  callback: defaulted(literalPath, '/oauth2/callback', 'Where the provider sends browsers back to.'),
  logout: defaulted(literalPath, '/oauth2/sign_out', 'Where browsers go to end their session.'),
}), ({ callback, logout }) => callback !== logout ? [] : [{
  code: 'duplicate',
  at: ['logout'],
  message: '`callback` and `logout` are the same path',
  help: 'give each the path by which the proxy knows it',
}], { rule: 'self.callback != self.logout', message: 'callback and logout are two paths' });

/** How browsers log in on an ingress. */
export const login = z.strictObject({
  authorizer: field(authorizer, [
    'Who is asked about the requests of browsers, such as oauth2-proxy: it sends those without a session to the login, and answers others with the token of the user in `Authorization`.',
    'It is believed in nothing else: the applications\' own proxies verify the token.',
  ].join(' '), { example: '{name: oauth2-proxy}' }),
  provider: field(dnsLabel('provider name'), 'Whose tokens they are, by its name in `jwt.providers`. It has them in `Authorization: Bearer` alone.', { example: 'staff' }),
  paths: defaulted(paths, () => ({ callback: '/oauth2/callback', logout: '/oauth2/sign_out' }), [
    'The paths that the gateway leads to the authorizer\'s Service itself, by `GET` and for anybody, on each host with a path that asks for a login.',
    'They are exact, those of no application, and as the proxy knows them: nothing is rewritten.',
  ].join(' ')),
  identityHeaders: optional(claimsToHeaders('identityHeaders'), 'Claims that applications with a login get as request headers, beside those of the provider. The client\'s own copy of each is always removed.', {
    fallback: 'none',
    example: '[{claim: email, header: x-user-email}]',
  }),
});
