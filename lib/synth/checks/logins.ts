import { nearest } from '../../specs/did-you-mean';
import { sameHeader } from '../../specs/header';
import type { JwtProvider, MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';

/** Logins that name what the ingress has not, or that could not work by what it says of it. */
export function* logins(ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const ingress of ingresses) {
    const { login, authorizers = [], jwt } = ingress.spec;
    if (!login) continue;
    const authorizer = yield* known(ingress, 'authorizer', authorizers, login.authorizer.name, ['authorizer', 'name']);
    if (authorizer?.protocol === 'GRPC') {
      const message = `the authorizer \`${authorizer.name}\` is asked by \`GRPC\`, and users are sent to a login by an answer of HTTP`;
      yield { code: 'login-needs-http', on: ingress, path: ['spec', 'login', 'authorizer', 'name'], message, help: 'give its port of HTTP, with `protocol: HTTP`' };
    }
    const provider = yield* known(ingress, 'provider', jwt?.providers ?? [], login.provider, ['provider']);
    if (provider) yield* unfit(ingress, provider);
    yield* headersMeet(ingress);
  }
}

function* known<Named extends { readonly name: string }>(
  ingress: MeshIngress, noun: 'authorizer' | 'provider', all: readonly Named[], name: string, place: Path,
): Generator<Problem, Named | undefined> {
  const found = all.find((one) => one.name === name);
  if (found) return found;
  const names = all.map((one) => one.name);
  const has = names.length === 0 ? 'there is none' : `there is ${names.map((one) => `\`${one}\``).join(', ')}`;
  const guess = nearest(name, names);
  const help = guess === undefined ? `add it under \`${noun === 'provider' ? 'jwt.providers' : 'authorizers'}\`, or name one that is there` : `did you mean \`${guess}\`?`;
  yield { code: `unknown-${noun}`, on: ingress, path: ['spec', 'login', ...place], message: `the ingress has no ${noun} \`${name}\`; ${has}`, help };
  return undefined;
}

function* unfit(ingress: MeshIngress, provider: JwtProvider): Generator<Problem> {
  const path = ['spec', 'login', 'provider'];
  if (!isBearer(provider)) {
    yield { code: 'login-needs-bearer', on: ingress, path, message: `tokens of \`${provider.name}\` are looked for elsewhere than in \`Authorization: Bearer\`, where a login gives them`, help: 'leave `tokenFrom` of the provider out' };
  }
  if (!provider.audiences && !provider.anyAudience) {
    yield { code: 'no-audience', on: ingress, path, message: `the provider \`${provider.name}\` names no audience, so that the token of any other application would do`, help: 'list the client id of the login in `audiences` of the provider' };
  }
}

/** Whether the tokens of a provider are looked for in `Authorization: Bearer` alone. */
export function isBearer({ tokenFrom: { headers, cookies, params } }: JwtProvider): boolean {
  const [header, ...others] = headers;
  return header?.name.toLowerCase() === 'authorization' && header.prefix === 'Bearer ' && [others, cookies, params].every((more) => more.length === 0);
}

/** One header is one claim, whoever's token it comes from. */
function* headersMeet(ingress: MeshIngress): Generator<Problem> {
  const { login, jwt } = ingress.spec;
  const taken = new Map((jwt?.providers ?? []).flatMap(({ claimsToHeaders = [] }, at) => claimsToHeaders.map(({ header, claim }, index) => (
    [sameHeader(header), { claim, path: ['spec', 'jwt', 'providers', at, 'claimsToHeaders', index, 'header'] }] as const
  ))));
  for (const [index, { header, claim }] of (login?.identityHeaders ?? []).entries()) {
    const other = taken.get(sameHeader(header));
    if (!other || other.claim === claim) continue;
    yield {
      code: 'identity-headers-differ',
      on: ingress,
      path: ['spec', 'login', 'identityHeaders', index, 'header'],
      message: `\`${header}\` would hold the claim \`${claim}\` of users who have logged in, and \`${other.claim}\` of other tokens`,
      help: 'give each claim a header of its own',
      related: [{ on: ingress, path: other.path, message: 'the other one' }],
    };
  }
}
