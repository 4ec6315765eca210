/** An address as one number, and of how many bits. */
export interface IpAddress {
  readonly bits: bigint;
  readonly size: 32 | 128;
}

/** Reads an address of IPv4 or IPv6 (RFC 4291, section 2.2, without dots in it); undefined for anything else. */
export function parseIp(text: string): IpAddress | undefined {
  const parts = text.includes(':') ? groupsOf(text) : bytesOf(text);
  const width = text.includes(':') ? 16n : 8n;
  return parts && { bits: parts.reduce((all, part) => (all << width) | BigInt(part), 0n), size: width === 16n ? 128 : 32 };
}

/** Writes an address, one of IPv6 without the zeros at its end. */
export function writeIp({ bits, size }: IpAddress): string {
  const [count, width, base, separator] = size === 32 ? [4, 8, 10, '.'] as const : [8, 16, 16, ':'] as const;
  const mask = (1n << BigInt(width)) - 1n;
  const parts = Array.from({ length: count }, (_, index) => ((bits >> BigInt(width * (count - 1 - index))) & mask).toString(base));
  return size === 32 ? parts.join(separator) : parts.join(separator).replace(/(:0)+$/, '::');
}

/** The same address with nothing behind the first so many bits. */
export function maskIp({ bits, size }: IpAddress, length: number): IpAddress {
  const rest = BigInt(size - length);
  return { bits: (bits >> rest) << rest, size };
}

/** The address of IPv4 that one of IPv6 stands for (RFC 4291, section 2.5.5.2); undefined for any other. */
export function mappedIp({ bits, size }: IpAddress): IpAddress | undefined {
  return size === 128 && bits >> 32n === 0xffffn ? { bits: bits & 0xffffffffn, size: 32 } : undefined;
}

function bytesOf(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256) ? parts.map(Number) : undefined;
}

function groupsOf(text: string): readonly number[] | undefined {
  const [head = [], tail, ...more] = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const given = [...head, ...tail ?? []];
  if (more.length > 0 || (tail ? given.length > 7 : given.length !== 8) || !given.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return [...head, ...Array<string>(8 - given.length).fill('0'), ...tail ?? []].map((group) => parseInt(group, 16));
}
