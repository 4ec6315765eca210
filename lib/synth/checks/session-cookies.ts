import type { Problem } from '../../specs/problem';
import type { Application } from '../application';

/** Cookies for session affinity from which an ingress of the application reads tokens: what the proxy writes there would be taken for a bad one. */
export function* sessionCookies(applications: readonly Application[]): Generator<Problem> {
  for (const { spec, exposures } of applications) {
    const name = spec.spec.traffic?.sessionAffinity?.cookie.name;
    if (name === undefined) continue;
    const providersOf = ({ ingress }: typeof exposures[number]) => ingress.spec.jwt?.providers ?? [];
    const owner = exposures.find((exposure) => providersOf(exposure).some(({ tokenFrom }) => tokenFrom.cookies.includes(name)));
    if (!owner) continue;
    const message = `the ingress \`${owner.ingress.metadata.name}\` reads tokens from the cookie \`${name}\`: what the proxy writes there would be refused as a bad one`;
    yield { code: 'reserved-cookie', on: spec, path: ['spec', 'traffic', 'sessionAffinity', 'cookie', 'name'], message, help: 'choose another name' };
  }
}
