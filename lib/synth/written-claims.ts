import type { JwtProvider, MeshIngress } from '../specs/mesh-ingress';

/** A claim, and the header of requests that the mesh writes it to. */
export type WrittenClaim = NonNullable<JwtProvider['claimsToHeaders']>[number];

/** Every claim that an ingress has written for applications, of tokens and of users who have logged in. */
export function writtenClaims({ spec: { jwt, login } }: MeshIngress): WrittenClaim[] {
  return [...(jwt?.providers ?? []).flatMap(({ claimsToHeaders = [] }) => claimsToHeaders), ...login?.identityHeaders ?? []];
}
