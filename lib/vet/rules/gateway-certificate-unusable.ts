import { X509Certificate } from 'node:crypto';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { gatewaySelector } from '../../mesh/gateway-servers';
import { dayOf } from '../../specs/day';
import { workloadKinds } from '../kinds';
import { gatewayCredentials } from '../readers/gateway-credentials';
import { rule, type Fault } from '../rule';

export const gatewayCertificateUnusable = rule({
  code: 'FL1107',
  name: 'gateway-certificate-unusable',
  severity: 'error',
  summary: 'The Secret of a server has no certificate or no key that a gateway can read, or the time of the certificate is over or to come.',
  why: 'A gateway takes `tls.crt` with `tls.key`, or `cert` with `key`, both in PEM. Without them the handshake fails and clients see the connection reset (pilot/pkg/credentials/kube/secrets.go). Outside of the time of a certificate clients refuse it.',
  reads: ['networking.istio.io/Gateway', '/Secret', ...workloadKinds],
  sameAs: ['IST0161'],
  differs: 'Encrypted values are left alone.',
  *check(view) {
    const told = new Set<Resource>();
    for (const gateway of view.of('networking.istio.io/Gateway')) {
      const credentials = gatewayCredentials(gateway);
      const namespaces = new Set(credentials.length === 0 ? [] : view.selectedAnywhere(gatewaySelector(gateway)).map(({ namespace }) => namespace));
      for (const { path, written } of credentials) {
        for (const namespace of namespaces) {
          const on = view.find('/Secret', namespace, written.slice(written.indexOf('/') + 1));
          if (!on || told.size === told.add(on).size) continue;
          const related = [{ on: gateway, path, message: 'the server that reads it' }];
          yield* faultsOf(on, view.today).map((fault) => ({ ...fault, related }));
        }
      }
    }
  },
});

const pairs = [['tls.crt', 'tls.key'], ['cert', 'key']] as const;

function faultsOf(on: Resource, today: string | undefined): Fault[] {
  const entries = entriesOf(on);
  const present = (key: string) => (entries.get(key)?.value ?? '') !== '';
  const [certificate, key] = pairs.find((pair) => pair.every(present)) ?? [];
  if (certificate === undefined || key === undefined) {
    const missing = pairs[pairs[1].some(present) ? 1 : 0].filter((name) => !present(name));
    return [{
      on,
      path: ['data'],
      at: 'key',
      message: `the Secret has no ${missing.map((name) => `\`${name}\``).join(' and no ')}`,
      help: 'keep the certificate in `tls.crt` and its key in `tls.key`',
    }];
  }
  return [
    ...wrongPem(on, entries.get(certificate)!, 'CERTIFICATE', 'a certificate'),
    ...wrongPem(on, entries.get(key)!, 'PRIVATE KEY', 'a private key'),
    ...today === undefined ? [] : outOfTime(on, entries.get(certificate)!, today),
  ];
}

interface Entry {
  readonly path: readonly string[];
  readonly value: string;
}

function entriesOf({ data, stringData }: Resource): Map<string, Entry> {
  const values = (field: 'data' | 'stringData', value: unknown) => Object.entries(record(value)).flatMap(([key, entry]): [string, Entry][] =>
    (typeof entry === 'string' ? [[key, { path: [field, key], value: field === 'data' ? decoded(entry) : entry }]] : []));
  return new Map([...values('data', data), ...values('stringData', stringData)]);
}

/** What is no base64 is a placeholder or encrypted, and stays as it is. */
function decoded(value: string): string {
  return /^[A-Za-z\d+/=\s]*$/.test(value) ? Buffer.from(value, 'base64').toString('latin1') : value;
}

function wrongPem(on: Resource, { path, value }: Entry, label: string, wanted: string): Fault[] {
  if (/^ENC\[|\$\{|\{\{/.test(value) || (value.includes('-----BEGIN ') && value.includes(`${label}-----`))) return [];
  return [{ on, path, message: `there is no PEM of ${wanted} in \`${path[1]!}\``, help: `write text between \`-----BEGIN ${label}-----\` and its end; \`data\` holds it in base64` }];
}

function outOfTime(on: Resource, { path, value }: Entry, today: string): Fault[] {
  const time = timeOf(value);
  if (!time) return [];
  return [
    // a time ends at a moment, which may be the first of the day
    ...time.end <= new Date(today) ? [{ on, path, message: `the certificate has expired on ${time.last}`, help: 'have it issued anew: clients refuse it' }] : [],
    ...time.first > today ? [{ on, path, message: `the certificate is not valid before ${time.first}`, help: 'keep the one before it until then: clients refuse this one' }] : [],
  ];
}

interface Time {
  readonly first: string;
  readonly last: string;
  readonly end: Date;
}

/** The time of the certificate of the gateway itself, which stands before those of its authorities; nothing where it cannot be read. */
function timeOf(pem: string): Time | undefined {
  try {
    const { validFrom, validTo } = new X509Certificate(pem);
    const end = new Date(validTo);
    return { first: dayOf(new Date(validFrom)), last: dayOf(end), end };
  } catch {
    return undefined;
  }
}
