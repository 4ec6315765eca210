import { mappedIp, maskIp, parseIp, writeIp } from './ip-address';
import { withRule, type Mistake } from './rule';
import { quote } from './show';
import { text, type Reason } from './text';

const byte = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = `${byte}(\\.${byte}){3}(/([1-9]|[12][0-9]|3[0-2]))?`;
const ipv6 = '[0-9a-fA-F]*:[0-9a-fA-F:]*(/([1-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))?';
const pattern = new RegExp(`^(${ipv4}|${ipv6})$`);
const code = 'invalid-ip-block';

const anyBlock = text({
  noun: 'IP block',
  code,
  pattern,
  maxLength: 43,
  allowed: 'an address as in `192.0.2.1` or `2001:db8::1`, or a block as in `192.0.2.0/24` or `2001:db8::/32`',
  explain,
});

/** A block of addresses in the notation of CIDR, or one address; nothing stands behind its prefix, and none is every address. */
export const ipBlock = withRule(anyBlock, (value) => {
  const [address, length] = value.split('/') as [string, string?];
  // what the pattern refuses is told by it
  if (!pattern.test(value)) return [];
  const ip = parseIp(address);
  if (!ip) return [{ code, message: `the IP block ${quote(value)} is not allowed`, help: 'write eight groups of up to four hexadecimal digits, or fewer and one `::`' }];
  const mapped = mappedIp(ip);
  if (mapped) return [{ code, ...writtenAsIpv6(value, writeIp(mapped), length) }];
  const masked = maskIp(ip, Number(length ?? ip.size));
  return masked.bits === ip.bits ? [] : [hostBits(value, address, `${writeIp(masked)}/${length}`)];
});

function explain(value: string): readonly Reason[] {
  const subject = `the IP block ${quote(value)}`;
  if (/^[0-9a-fA-F.:]+\/0+$/.test(value)) return [{ message: `${subject} is every address there is`, help: 'name the blocks that are meant' }];
  const mapped = /^[0:]*:ffff:([0-9.]+)(?:\/([0-9]+))?$/i.exec(value);
  if (mapped && parseIp(mapped[1]!)) return [writtenAsIpv6(value, mapped[1]!, mapped[2])];
  if (/^[0-9.]+(\/|-)[0-9.]+\.[0-9.]+$/.test(value)) return [{ message: `${subject} is a range or has a mask`, help: 'write the length of its prefix, as in `192.0.2.0/24`' }];
  if (value.includes('%')) return [{ message: `${subject} has a zone`, help: 'leave out the `%` and what follows' }];
  return [];
}

function writtenAsIpv6(value: string, plain: string, length: string | undefined): Reason {
  const block = length === undefined || Number(length) < 97 ? plain : `${plain}/${Number(length) - 96}`;
  return { message: `the IP block ${quote(value)} is one of IPv4 as IPv6 writes it`, help: `write ${quote(block)}, which means both` };
}

/** Istio would take the block that the address lies in, which may be more than was meant. */
function hostBits(value: string, address: string, block: string): Mistake {
  return {
    code,
    message: `the IP block ${quote(value)} is an address with the length of a block`,
    help: `write ${quote(block)} for the block, or ${quote(address)} for the one address`,
  };
}
