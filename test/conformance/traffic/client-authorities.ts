import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../lib/kube/resource';
import { authorityIn, certificateFor, createAuthority, type KeyPair, type SubjectAltName } from '../engines/authority';
import type { World } from '../engines/world';

/** The Secrets of gateways in these namespaces with the authority whose clients' certificates the specs take. */
export function clientAuthorities({ folder }: World, ...namespaces: readonly string[]): Resource[] {
  return namespaces.map((namespace) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'clients-ca', namespace },
    data: { 'ca.crt': readFileSync(authorityIn(folder).certificate).toString('base64') },
  } as unknown as Resource));
}

/** What the certificate of a client says. */
export interface Client {
  readonly names: readonly string[];
  /** As OpenSSL writes it; one that says nothing where nothing is said. */
  readonly subject?: string;
  /** Whose authority signed it; that of the run where nothing is said. */
  readonly authority?: string;
}

/** The certificate of a client. */
export async function clientCertificate({ folder }: World, { names, subject, authority }: Client): Promise<KeyPair> {
  const place = authority === undefined ? folder : await otherAuthority(join(folder, authority));
  const id = createHash('sha256').update(JSON.stringify([names, subject])).digest('hex').slice(0, 12);
  return certificateFor(place, `client-${id}`, names.map(typed), subject);
}

function typed(name: string): SubjectAltName {
  if (/^[a-z]+:/.test(name)) return `URI:${name}`;
  return /^[0-9.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`;
}

async function otherAuthority(folder: string): Promise<string> {
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  await createAuthority(folder);
  return folder;
}
