import { sign } from 'node:crypto';
import { keyId } from '../engines/keys';

/** The claims of a token; those of time are in seconds from now. */
export type Claims = Readonly<Record<string, unknown>> & { readonly exp?: number; readonly nbf?: number };

/** A JSON Web Token as a client sends it, signed with a key (PEM); `unsigned` claims the algorithm `none`. */
export function tokenOf({ exp = 3600, nbf, ...claims }: Claims, key: string | 'unsigned'): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = encode({ ...claims, iat: now, exp: now + exp, ...(nbf !== undefined && { nbf: now + nbf }) });
  if (key === 'unsigned') return `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`;
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId(key) })}.${payload}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}
