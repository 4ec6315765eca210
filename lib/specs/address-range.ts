import { list } from './list';
import { withRule } from './rule';
import { quote } from './show';
import { text, type Reason } from './text';
import { unique } from './unique';

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';

/** The largest range is `/8`: what is wider is the whole internet in a few entries. */
const range = text({
  noun: 'address',
  code: 'invalid-address',
  pattern: new RegExp(`^${octet}(\\.${octet}){3}(/([89]|[12][0-9]|3[0-2]))?$`),
  maxLength: 18,
  allowed: 'an address of IPv4 as in `192.0.2.1`, or a range from `/8` on as in `10.1.0.0/16`',
  explain,
});

function explain(value: string): readonly Reason[] {
  const subject = `the address ${quote(value)}`;
  if (/^[0-9.]+\/[0-7]$/.test(value)) return [{ message: `the range ${quote(value)} is wider than \`/8\``, help: 'name the networks that are called' }];
  if (value.includes(':')) return [{ message: `${subject} is of IPv6, which is not yet supported`, help: 'give the address of IPv4' }];
  return /[a-z]/i.test(value) ? [{ message: `${subject} is a name`, help: `write \`host: ${value.toLowerCase()}\`` }] : [];
}

const aligned = withRule(range, (value) => {
  const [address, size = '32'] = value.split('/') as [string, string?];
  const first = firstOf(address, Number(size));
  return first === undefined || first === address ? [] : [{ code: 'invalid-address', message: `${quote(address)} is not the first address of a \`/${size}\``, help: `write \`${first}/${size}\`` }];
});

/** The first address of the range of some size around an address; undefined where it is none. */
function firstOf(address: string, size: number): string | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255)) || !(size >= 0 && size <= 32)) return undefined;
  return parts.map((part, index) => {
    const free = 2 ** Math.min(8, Math.max(0, 8 * (index + 1) - size));
    return Math.floor(part / free) * free;
  }).join('.');
}

/** Addresses of IPv4 and ranges of them. */
export const addresses = unique(list(aligned, {
  max: 16,
  empty: { message: '`addresses` is empty, which could be read as any address', help: 'name the addresses' },
}), { key: (item) => item, noun: 'address', help: 'list each address once', cel: 'x == y' });
