import { quote } from './show';
import { text, type Reason } from './text';

const label = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';

/** The pattern of a name without a wildcard, of one label or more. */
export const namePattern = `${label}(\\.${label})*`;
/** The pattern of a full name of two labels or more. */
export const domainPattern = `${label}(\\.${label})+`;

const hostKind = { noun: 'host', code: 'invalid-host', maxLength: 253, explain };

/** A host to expose or to grant: a label (`orders`), a full name, or one level below either (`*.pages`). */
export const host = text({
  ...hostKind,
  pattern: new RegExp(`^(\\*\\.)?${namePattern}$`),
  allowed: 'a label as in `orders`, a full name as in `orders.example.com`, or one level of names as in `*.pages`',
});

/** A host by its one name: a label, or a full name. */
export const singleHost = text({
  ...hostKind,
  pattern: new RegExp(`^${namePattern}$`),
  allowed: 'a label as in `orders`, or a full name as in `orders.example.com`',
  explain: (value) => value.includes('*') ? [{ message: `${quote(value)} is more than one host`, help: 'write each host by its name' }] : explain(value),
});

/** A full domain name of two labels or more, with no wildcard. */
export const domainName = text({
  ...hostKind,
  pattern: new RegExp(`^${domainPattern}$`),
  allowed: 'a full name of two labels or more, as in `example.com`',
});

/** A name as a certificate has it: full, or one level of names. */
export const dnsName = text({
  ...hostKind,
  noun: 'DNS name',
  pattern: new RegExp(`^(\\*\\.)?${domainPattern}$`),
  allowed: 'a full name as in `orders.example.com`, or one level of names as in `*.example.com`',
});

/** What a host was written as instead; the rest cannot be judged before that is put right. */
function explain(value: string): readonly Reason[] {
  const subject = `the host ${quote(value)}`;
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(value);
  if (url) return [{ message: `${subject} is a URL`, help: `write the host alone: ${quote(url[1]!.replace(/:[0-9]*$/, '').toLowerCase())}` }];
  if (/[/?#]/.test(value)) return [{ message: `${subject} has a path`, help: 'write the host alone; paths go into `paths`' }];
  const port = /^([^:]+):[0-9]+$/.exec(value);
  if (port) return [{ message: `${subject} has a port`, help: `write ${quote(port[1]!)}: the gateway's ports serve it` }];
  if (value === '*') return [{ message: 'the host `*` would be every host there is', help: 'name the hosts, or one level of them as in `*.pages`' }];
  return spelling.filter(([wrong]) => wrong.test(value)).map(([, message, help]) => ({ message: `${subject} ${message}`, help: help(value) }));
}

const spelling: readonly (readonly [wrong: RegExp, message: string, help: (value: string) => string])[] = [
  [/[A-Z]/, 'has upper-case letters', (value) => `write ${quote(value.toLowerCase())}`],
  [/.\.$/, 'ends in a dot', (value) => `write ${quote(value.slice(0, -1))}`],
  [/.\*|^\*[^.]/, 'has a `*` that is not its whole first label', () => 'a `*` stands for one label, the first, as in `*.pages`'],
  [/[^.]{64}/, 'has a label of more than 63 characters', () => 'shorten it'],
  [/_/, 'has a `_`', () => 'use `-`: no host has a `_`'],
  [/[^ -~]/, 'has letters that are not in ASCII', () => 'write it in punycode, as in `xn--bcher-kva`'],
];
