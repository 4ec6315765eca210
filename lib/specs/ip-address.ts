/** An address as one number, and of how many bits. */
export interface IpAddress {
  readonly bits: bigint;
  readonly size: 32 | 128;
}

/** Reads an address of IPv4 or IPv6 (RFC 4291, section 2.2, without dots in it); undefined for anything else. */
export function parseIp(text: string): IpAddress | undefined {
  const parts = text.includes(':') ? groupsOf(text) : bytesOf(text);
  const [base, size] = text.includes(':') ? [65536n, 128] as const : [256n, 32] as const;
  return parts && { bits: parts.reduce((all, part) => all * base + BigInt(part), 0n), size };
}

/** Writes an address, one of IPv6 without the zeros at its end. */
export function writeIp({ bits, size }: IpAddress): string {
  const [count, base, radix] = size === 32 ? [4, 256n, 10] as const : [8, 65536n, 16] as const;
  const parts = Array.from({ length: count }, (_, index) => (bits / base ** BigInt(count - 1 - index) % base).toString(radix));
  return size === 32 ? parts.join('.') : parts.join(':').replace(/(:0)+$/, '::');
}

/** The same address with nothing behind the first so many bits. */
export function maskIp({ bits, size }: IpAddress, length: number): IpAddress {
  const block = 2n ** BigInt(size - length);
  return { bits: bits - bits % block, size };
}

/** The address of IPv4 that one of IPv6 stands for (RFC 4291, section 2.5.5.2); undefined for any other. */
export function mappedIp({ bits, size }: IpAddress): IpAddress | undefined {
  const range = 2n ** 32n;
  return size === 128 && bits / range === 0xffffn ? { bits: bits % range, size: 32 } : undefined;
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
