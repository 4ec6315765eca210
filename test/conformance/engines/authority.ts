import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command';

/** A certificate and its key, as files. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is for: names and addresses of a server, or the SPIFFE identity of a workload. */
export type SubjectAltName = `DNS:${string}` | `IP:${string}` | `URI:${string}`;

/** A certificate authority of a run; Istio signs workloads' certificates with it too, as with any CA that is plugged in. */
export async function createAuthority(folder: string): Promise<KeyPair> {
  const authority = authorityIn(folder);
  await runCommand('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/O=cluster.local/CN=conformance',
    '-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-keyout', authority.key, '-out', authority.certificate,
  ]);
  return authority;
}

/** The authority of a run that has begun. */
export function authorityIn(folder: string): KeyPair {
  return pairIn(folder, 'authority');
}

function pairIn(folder: string, name: string): KeyPair {
  return { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
}

/** A certificate from the authority in a folder; one of that name that is there already is given again. */
export async function certificateFor(folder: string, name: string, names: readonly SubjectAltName[], subject = '/O=conformance'): Promise<KeyPair> {
  const [pair, authority] = [pairIn(folder, name), authorityIn(folder)];
  if (existsSync(pair.certificate)) return pair;
  const request = join(folder, `${name}.csr`);
  await runCommand('openssl', ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-utf8', '-subj', subject, '-keyout', pair.key, '-out', request]);
  const extensions = join(folder, `${name}.ext`);
  writeFileSync(extensions, ['extendedKeyUsage=serverAuth,clientAuth', ...names.length > 0 ? ['subjectAltName=critical,@names', '[names]', ...names.map(lineOf)] : []].join('\n'));
  await runCommand('openssl', ['x509', '-req', '-in', request, '-CA', authority.certificate, '-CAkey', authority.key, '-set_serial', `0x${randomBytes(16).toString('hex')}`, '-days', '2', '-extfile', extensions, '-out', pair.certificate]);
  return pair;
}

/** In a section of its own, where a name may have what ends one in a list. */
function lineOf(name: SubjectAltName, index: number): string {
  const [type, value] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
  return `${type}.${index} = ${value.replace(/["'\\#$]/g, '\\$&')}`;
}
