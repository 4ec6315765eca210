import * as z from 'zod/mini';
import { claimName, claimValue, scope } from './claim';
import { field, optional } from './field';
import { list } from './list';
import { dnsLabel } from './names';
import { exactlyOneOf } from './one-of';
import { withReason } from './reason';
import { withRule } from './rule';
import { toldName } from './subject-alt-name';
import { unique } from './unique';

const claimStep = claimName('give a nested claim as `path: [outer, inner]`');

const oneClaim = exactlyOneOf(z.strictObject({
  name: optional(claimStep, 'The claim, by its name at the top of the token.', { example: 'groups' }),
  path: optional(list(claimStep, {
    max: 8,
    empty: { message: '`path` is empty, which names no claim', help: 'list the steps to the claim, as in `[realm_access, roles]`' },
  }), 'The steps to a claim inside other claims.', { example: '[realm_access, roles]' }),
  anyOf: field(list(claimValue('claim value'), {
    max: 32,
    empty: { message: '`anyOf` is empty, which could be read as any value', help: 'list the values that are accepted' },
  }), 'The values that are accepted; a list in the token must hold one of them.', { example: '[staff]' }),
}), ['name', 'path']);

const claims = list(oneClaim, {
  max: 16,
  empty: { message: '`claims` is empty, which could be read as no claim at all', help: 'leave `claims` out to ask for none' },
});

const scopes = z.strictObject({
  allOf: field(list(scope, {
    max: 32,
    empty: { message: '`allOf` is empty, which could be read as no scope at all', help: 'leave `scopes` out to ask for none' },
  }), 'The scopes that the token must have, every one of them.', { example: '[orders.read]' }),
});

/** What a token must be like. */
export const jwt = z.strictObject({
  provider: optional(dnsLabel('provider name'), 'The provider of the token, by its name in the MeshIngress.', {
    fallback: 'the default provider of the MeshIngress; none is an error',
    example: 'customers',
  }),
  audiences: optional(list(claimValue('audience'), {
    max: 32,
    empty: { message: '`audiences` is empty, which could be read as any audience', help: 'leave `audiences` out for those of the provider' },
  }), 'The audiences that are accepted; the token must be for one of them. Each must be one of the provider\'s own.', {
    fallback: 'the audiences of the provider',
    example: '[orders]',
  }),
  scopes: optional(scopes, 'The scopes (`scope` claim) that the token must have.', { fallback: 'none is asked for', example: '{allOf: [orders.read]}' }),
  claims: optional(claims, 'Further claims that the token must have, every one of them.', { fallback: 'none is asked for', example: '[{name: groups, anyOf: [staff]}]' }),
});

const askedLogin = z.strictObject({
  claims: optional(claims, 'What the token of the user must have, every one of them.', { fallback: 'any user of the provider', example: '[{name: groups, anyOf: [admin]}]' }),
  orToken: optional(jwt, 'A token that clients without a browser may bring in its place, in `Authorization: Bearer`. Who brings any is judged by it alone, and not sent to a login.', {
    fallback: 'none: a token is no session',
    example: '{provider: kubernetes, audiences: [ui]}',
  }),
});

const askedAuthorizer = z.strictObject({
  name: field(dnsLabel('authorizer name'), 'The authorizer, by its name in the MeshIngress.', { example: 'opa' }),
});

/** Istio takes regular expressions of 1024 characters, in which each name stands once and may be twice as long. */
const mostCharacters = 448;

const toldNames = withRule(unique(list(toldName, {
  max: 16,
  empty: { message: '`subjectAltNames` is empty, which could be read as any certificate', help: 'list the names of the certificates that may be shown' },
}), { key: (item) => item, noun: 'subject alternative name', help: 'name each once' }), (names) => {
  const length = (Array.isArray(names) ? names : []).filter((name) => typeof name === 'string').join('').length;
  return length <= mostCharacters ? [] : [{ code: 'too-long', message: `the names have ${length} characters together`, help: `use at most ${mostCharacters}` }];
});

const clientCertificate = z.strictObject({
  subjectAltNames: field(toldNames, [
    'The names that a certificate may have, letter for letter. Every name of DNS and every URI in it must be one of these, and it must have one:',
    'Envoy writes them one after the other as they are, so that a name that is not known could read like several.',
  ].join(' '), { example: '[client.example.com]' }),
});

/** Who may use a path: exactly one of these. */
export const auth = exactlyOneOf(z.strictObject({
  jwt: optional(jwt, [
    'A valid token of a provider is needed. `{}` takes the default provider and its audiences.',
    'Without a token the answer is 403, with a bad one 401, or 403 where it is for another audience. No policy of Istio can refuse a token that has no `exp`: it never ends.',
  ].join(' '), { example: '{}' }),
  application: optional(withReason, 'No token is asked for: the application decides itself.', {
    example: '{reason: it signs its users in itself}',
  }),
  public: optional(withReason, 'Anyone may use it, without a token. A bad token is still answered with 401 where another path of the application asks for one.', { example: '{reason: probed by the load balancer}' }),
  authorizer: optional(askedAuthorizer, [
    'Each request is judged by an authorizer that the operator has registered (`authorizers` of the MeshIngress), and passes if it says so. No token is asked for.',
    'It gets the rule that the gateway chose in `x-fairlead-rule`, and the path as the application sees it. All paths of an application that ask one must ask the same: Istio takes one for each pod.',
  ].join(' '), { example: '{name: opa}' }),
  login: optional(askedLogin, [
    'Users log in with their browser (`login` of the MeshIngress): whoever has no session is sent there, or gets 401 where he accepts `application/json`.',
    'The token of the user is then verified as with `jwt`, and comes to the application in `Authorization`; what a client writes there itself is removed.',
  ].join(' '), { example: '{claims: [{name: groups, anyOf: [admin]}]}' }),
  clientCertificate: optional(clientCertificate, [
    'A certificate of the client is needed, which the gateway asks for where the ingress has `tls.clientCertificates`, and which has these names alone. No token is asked for.',
    'The gateway judges it, and the application lets in what the gateway has let in. Without one the answer is 403 or 404, as for what is not served.',
  ].join(' '), { example: '{subjectAltNames: [client.example.com]}' }),
  deny: optional(z.strictObject({}), 'Nobody may use it through the ingress: a part cut out of a wider path.', { example: '{}' }),
}), ['jwt', 'application', 'public', 'authorizer', 'login', 'clientCertificate', 'deny']);
