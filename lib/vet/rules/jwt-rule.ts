import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import type { Part } from '../readers/routes';
import { rule } from '../rule';

export const jwtRule = rule({
  code: 'FL3081',
  name: 'jwt-rule',
  severity: 'error',
  summary: 'A rule for tokens does not say whose they are, or holds keys that are none, or that are private.',
  why: 'A rule has an issuer or the address of keys, and keys are written as a JSON Web Key Set. The webhook refuses others, and warns of private keys, which everybody who reads the RequestAuthentication could sign tokens with (pkg/config/validation/validation.go, `validateJwtRule` and `warnPrivateJwksKeys`).',
  reads: ['security.istio.io/RequestAuthentication'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['security.istio.io/RequestAuthentication'], function* ({ spec }) {
    for (const { path, value } of itemsAt(record(spec).jwtRules, ['spec', 'jwtRules'])) {
      const { issuer, jwksUri, jwks_uri: older } = value;
      if ([issuer, jwksUri, older].every((field) => text(field) === undefined)) yield { path, message: 'this rule does not say whose tokens it takes', help: 'write `issuer`' };
      const jwks = text(value.jwks);
      if (jwks !== undefined) yield* keyFaults(jwks, [...path, 'jwks']);
    }
  }),
});

function* keyFaults(jwks: string, path: Part['path']): Generator<Wrong> {
  const set = parsed(jwks);
  const keys = set && (Array.isArray(set.keys) ? itemsAt(set.keys, []).map(({ value }) => value) : [set]);
  if (!keys?.every(({ kty }) => text(kty) !== undefined)) {
    yield { path, message: 'this is no set of keys', help: 'write `{"keys": […]}` in JSON, as the issuer gives it out' };
  } else if (keys.some(({ kty, d }) => kty === 'oct' || d !== undefined)) {
    yield { path, severity: 'warning', message: 'a key here is private', help: 'write public keys alone, and replace this one at the issuer: it is known now' };
  }
}

function parsed(jwks: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(jwks));
  } catch {
    return undefined;
  }
}
