import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { itemsAt, type Placed } from '../readers/items-at';
import { rule } from '../rule';

const certificateFields = ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'];

export const gatewayCertificates = rule({
  code: 'FL3006',
  name: 'gateway-certificates',
  severity: 'error',
  summary: 'The certificates of a server of a Gateway do not fit its mode.',
  why: 'SIMPLE and MUTUAL need a certificate with its key, MUTUAL also the authority of the clients; ISTIO_MUTUAL brings its own, and there is one source alone. The webhook refuses the Gateway (pkg/config/validation/validation.go, `validateTLSOptions`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Gateway'], function* ({ spec }) {
    for (const { path, value } of itemsAt(record(spec).servers, ['spec', 'servers'])) {
      if (typeof value.tls !== 'object' || value.tls === null) continue;
      yield* judge({ path: [...path, 'tls'], value: record(value.tls) });
    }
  }),
});

type Tls = Placed<Readonly<Record<string, unknown>>>;

function* judge(tls: Tls): Generator<Wrong> {
  const { path, value } = tls;
  if (value.mode === 'ISTIO_MUTUAL') {
    for (const field of certificateFields.filter((name) => isGiven(value[name]))) {
      yield { path: [...path, field], at: 'key', message: `ISTIO_MUTUAL brings its own certificate, and takes no \`${field}\``, help: 'leave it out, or write SIMPLE or MUTUAL' };
    }
    return;
  }
  const sources = sourcesOf(value);
  if (sources.length > 1) {
    yield { path: [...path, sources[1]!], at: 'key', message: `there are certificates in ${sources.map((name) => `\`${name}\``).join(' and ')}`, help: 'keep one of them' };
  }
  if (!['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'].includes(shown(value.mode)) || isGiven(value.credentialName) || isGiven(value.credentialNames)) return;
  yield* missing(tls);
}

function isGiven(value: unknown): boolean {
  return text(value) !== undefined || list(value).length > 0;
}

function sourcesOf(tls: Tls['value']): string[] {
  const files = isGiven(tls.serverCertificate) && isGiven(tls.privateKey) ? ['serverCertificate'] : [];
  return [...files, ...['credentialName', 'credentialNames', 'tlsCertificates'].filter((field) => isGiven(tls[field]))];
}

/** What files lack, where no Secret is named. */
function* missing({ path, value }: Tls): Generator<Wrong> {
  const mode = shown(value.mode);
  if (mode !== 'SIMPLE' && !isGiven(value.caCertificates)) {
    yield { path: [...path, 'mode'], message: `${mode} needs the authority of the clients' certificates`, help: 'write `credentialName` of a Secret with `ca.crt`, or `caCertificates`' };
  }
  const several = itemsAt(value.tlsCertificates, [...path, 'tlsCertificates']);
  for (const certificate of several.length > 0 ? several : [{ path: [...path, 'mode'], value }]) {
    const lacks = ['serverCertificate', 'privateKey'].filter((field) => !isGiven(certificate.value[field]));
    if (lacks.length > 0) {
      yield { path: certificate.path, message: `${mode} needs a certificate with its key: there is no ${lacks.map((field) => `\`${field}\``).join(' and no ')}`, help: 'write `credentialName` with the name of a Secret that holds both' };
    }
  }
  if (mode === 'SIMPLE' && isGiven(value.caCrl)) {
    yield { path: [...path, 'caCrl'], at: 'key', message: 'SIMPLE asks clients for no certificate, and has no use for a revocation list', help: 'leave it out, or write MUTUAL' };
  }
}
