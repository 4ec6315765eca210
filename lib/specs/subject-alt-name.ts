import { parseIp } from './ip-address';
import { withRule, type Mistake } from './rule';
import { quote } from './show';
import { text, type Reason } from './text';

const typed = /^(DNS|URI|IP|email):/;

/** The mistake of a name with its type before it. */
function explainType(value: string): Reason | undefined {
  const [type] = typed.exec(value) ?? [];
  if (type === undefined) return undefined;
  return { message: `the subject alternative name ${quote(value)} has its type before it`, help: `write ${quote(value.slice(type.length))}: a name fits whatever its type` };
}

const anyName = text({
  noun: 'subject alternative name',
  code: 'invalid-subject-alt-name',
  pattern: /^[!-~]+$/,
  maxLength: 512,
  allowed: 'a name as the certificate has it, of printable ASCII without spaces, as in `client.example.com` or `spiffe://example.com/client`',
});

/** A name in a certificate, without its type as OpenSSL shows it. */
export const subjectAltName = withRule(anyName, (value): readonly Mistake[] => {
  const reason = explainType(value);
  return reason ? [{ code: 'invalid-subject-alt-name', ...reason }] : [];
}, { rule: '!self.matches(\'^(DNS|URI|IP|email):\')', message: 'a subject alternative name stands without its type' });

const dns = '(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*';
/** Without `;`, `,` and `"`, at which a list of names would be read otherwise. */
const uri = '[a-z][a-z0-9+.-]*:[!#-+\\-.-:<-~]+';
const named = new RegExp(`^(${dns}|${uri})$`);

/** Whether a name is of DNS or a URI, which gateways tell of a certificate; of addresses and e-mail they are silent. */
export function isTold(value: string): boolean {
  return named.test(value) && parseIp(value) === undefined && !typed.test(value);
}

/** Whether a name that is told is a URI. */
export function isUri(value: string): boolean {
  return value.includes(':');
}

/** The mistake of a name that is no name of DNS and no URI, where it can be told. */
function explainUntold(value: string): Reason | undefined {
  const bare = value.replace(/^(IP|email):/, '');
  const what = parseIp(bare) ? 'an address' : bare.includes('@') && (bare !== value || !bare.includes(':')) ? 'an e-mail address' : undefined;
  if (what === undefined) return explainType(value);
  return { message: `${quote(bare)} is ${what}, which gateways do not tell of a certificate`, help: 'name a name of DNS or a URI of the certificate' };
}

const toldKind = text({
  noun: 'subject alternative name',
  code: 'invalid-subject-alt-name',
  pattern: named,
  maxLength: 253,
  allowed: 'a name of DNS or a URI as the certificate has it, without `;`, `,` and `"`, as in `client.example.com` or `spiffe://example.com/client`',
  explain: (value) => [explainUntold(value) ?? []].flat(),
});

/** A name in a certificate by which a path may ask for it. */
export const toldName = withRule(toldKind, (value): readonly Mistake[] => {
  const reason = named.test(value) ? explainUntold(value) : undefined;
  return reason ? [{ code: 'invalid-subject-alt-name', ...reason }] : [];
});
