import * as z from 'zod/mini';
import { claimName, claimValue } from './claim';
import { defaulted, field, optional } from './field';
import { claimHeader, sameHeader, sameHeaderCel } from './header';
import { jwks } from './jwks';
import { jwksService } from './jwks-service';
import { list } from './list';
import { dnsLabel } from './names';
import { atMostOneOf, exactlyOneOf } from './one-of';
import { withReason } from './reason';
import { withRule } from './rule';
import { tokenFrom } from './token-source';
import { unique } from './unique';
import { httpsUrl } from './url';

const claimToHeader = z.strictObject({
  claim: field(claimName('name a claim at the top of the token'), 'The claim, at the top of the token.', { example: 'sub' }),
  header: field(claimHeader, 'The request header that the application reads it from.', { example: 'x-user' }),
});

/** The list of claims that are handed on, each in a header of its own; `name` is that of the field. */
export const claimsToHeaders = (name: string) => unique(list(claimToHeader, {
  max: 32,
  empty: { message: `\`${name}\` is empty`, help: `leave \`${name}\` out to pass no claim on` },
}), {
  key: ({ header }) => typeof header === 'string' ? sameHeader(header) : undefined,
  at: () => 'header',
  noun: 'header',
  help: 'give each claim a header of its own: names are the same in any case of their letters, and with `_` for `-`',
  cel: `${sameHeaderCel('x.header')} == ${sameHeaderCel('y.header')}`,
});

const provider = atMostOneOf(exactlyOneOf(z.strictObject({
  name: field(dnsLabel('provider name'), 'The name that applications refer to.', { example: 'customers' }),
  default: defaulted(z.boolean(), false, 'Whether it is meant where an application names no provider. One at most.'),
  issuer: field(claimValue('issuer', 2048), 'The issuer (`iss` claim) of its tokens, letter by letter.', { example: 'https://id.example.com/' }),
  jwksUri: optional(httpsUrl, 'Where its public keys are fetched, over `https`.', { example: 'https://id.example.com/jwks' }),
  jwks: optional(jwks, 'Its public keys themselves, a JSON Web Key Set as a string.', { example: '\'{"keys": [...]}\'' }),
  jwksService: optional(jwksService, [
    'A Service of the cluster that serves them. Istio\'s control plane fetches them by plain HTTP and is no part of the mesh: a Service that takes mutual TLS alone (`STRICT`) is never heard, and every token refused, and whoever can answer in its place on the cluster\'s own network can make tokens.',
    'With `PILOT_JWT_ENABLE_REMOTE_JWKS: hybrid` in the environment of istiod, the applications\' own proxies fetch them instead, over mutual TLS, and must be let in by the Service; an application that says its `callees` must list the one behind it.',
    'The cluster\'s domain must be `cluster.local`.',
  ].join(' '), { example: '{name: keycloak, namespace: keycloak, port: 8080, path: /realms/shop/protocol/openid-connect/certs}' }),
  audiences: optional(list(claimValue('audience'), {
    max: 32,
    empty: { message: '`audiences` is empty, which could be read as any audience', help: 'list the audiences, or give `anyAudience: {reason: ...}`' },
  }), 'The audiences (`aud` claim) that are accepted; a token must be for one of them.', {
    fallback: 'what each path asks for; a path that asks for none is an error',
    example: '[orders]',
  }),
  anyAudience: optional(withReason, 'Tokens for any audience are accepted, those made for somebody else included.', {
    example: '{reason: the provider sets no audience}',
  }),
  tokenFrom,
  claimsToHeaders: optional(claimsToHeaders('claimsToHeaders'), 'Claims that the application gets as request headers. The client\'s own copy of each is always removed.', {
    fallback: 'none',
    example: '[{claim: sub, header: x-user}]',
  }),
}), ['jwksUri', 'jwks', 'jwksService']), ['audiences', 'anyAudience']);

const named = unique(list(provider, {
  max: 16,
  empty: { message: '`providers` is empty', help: 'leave `jwt` out where no path takes a token' },
}), {
  key: ({ name }) => name,
  at: () => 'name',
  noun: 'provider name',
  help: 'give each provider a name of its own',
  cel: 'x.name == y.name',
});

const told = unique(named, {
  key: ({ issuer }) => issuer,
  at: () => 'issuer',
  noun: 'issuer',
  help: 'two providers with one issuer cannot be told apart: make them one',
  cel: 'x.issuer == y.issuer',
});

/** The providers of tokens: names and issuers are unique, and one at most is the default. */
export const jwtProviders = withRule(told, (providers) => {
  const [first, ...others] = providers.flatMap((item, i) => item?.default === true ? [i] : []);
  return others.map((other) => ({
    code: 'duplicate',
    at: [other, 'default'],
    message: 'more than one provider is the default',
    help: 'keep `default: true` at one of them',
    related: [{ at: [first!, 'default'], message: 'first given here' }],
  }));
}, { rule: 'self.filter(x, has(x.default) && x.default).size() <= 1', message: 'more than one provider is the default' });
