import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';

/** One entry of `jwtRules`. */
export interface JwtRule {
  readonly path: readonly (string | number)[];
  readonly issuer?: string;
  readonly audiences: readonly unknown[];
  readonly jwksUri?: string;
}

/** The providers that a RequestAuthentication takes tokens of. */
export function jwtRules({ spec }: Resource): JwtRule[] {
  return list(record(spec).jwtRules).map((entry, index) => {
    const { issuer, audiences, jwksUri, jwks_uri: older } = record(entry);
    const [named, uri] = [text(issuer), text(jwksUri) ?? text(older)];
    return {
      path: ['spec', 'jwtRules', index],
      audiences: list(audiences),
      ...(named !== undefined && { issuer: named }),
      ...(uri !== undefined && { jwksUri: uri }),
    };
  });
}
