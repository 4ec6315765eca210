import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key of an issuer of tokens, made when it is first asked for; PEM. */
export function keyFor(folder: string, issuer: string): string {
  const file = join(folder, 'keys', `${issuer}.pem`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(join(folder, 'keys'), { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(file, pem);
  return pem;
}

/** The public halves, as a JSON Web Key Set. */
export function publicKeys(pems: readonly string[]): string {
  return JSON.stringify({ keys: pems.map((pem): JsonWebKey => ({ ...createPublicKey(pem).export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: keyId(pem) })) });
}

/** A name for a key, from the key itself. */
export function keyId(pem: string): string {
  return String(createPublicKey(pem).export({ format: 'jwk' }).n).slice(0, 8);
}
