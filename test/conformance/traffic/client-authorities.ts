import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../lib/kube/resource';
import { authorityIn, certificateFor, createAuthority, type KeyPair, type SubjectAltName } from '../engines/authority';
import type { World } from '../engines/world';

/** The Secret with the authority whose clients' certificates the specs take. */
export function clientAuthorities({ folder }: World): Resource {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'clients-ca', namespace: 'istio-ingress' },
    data: { 'ca.crt': readFileSync(authorityIn(folder).certificate).toString('base64') },
  } as unknown as Resource;
}

/** The certificate of a client for a name, and for more where there are commas; of the run's authority, or of another. */
export async function clientCertificate({ folder }: World, names: string, authority?: string): Promise<KeyPair> {
  const place = authority === undefined ? folder : await otherAuthority(join(folder, authority));
  return certificateFor(place, `client-${names.replace(/\W/g, '-')}`, names.split(',').map((name): SubjectAltName => (name.startsWith('spiffe://') ? `URI:${name as `spiffe://${string}`}` : `DNS:${name}`)));
}

async function otherAuthority(folder: string): Promise<string> {
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  await createAuthority(folder);
  return folder;
}
