/** Private networks, those of carriers, and link-local addresses, at which clouds tell machines their credentials. */
export const notPublic = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'] as const;

/** What no host has: `0.0.0.0` stands for any address, and from 224 on there are groups, and addresses that Istio gives to hosts. */
const nobodys = ['0.0.0.0/8', '224.0.0.0/3'] as const;

/** All public addresses of IPv4, as few ranges as there can be. */
export const publicRanges: readonly string[] = without({ first: 0, size: 0 }, [...notPublic, ...nobodys].map(rangeOf)).map(textOf);

/** Addresses that have their first `size` bits in common. */
interface Range {
  readonly first: number;
  readonly size: number;
}

function without(range: Range, others: readonly Range[]): Range[] {
  if (others.some((other) => holds(other, range))) return [];
  const inside = others.filter((other) => holds(range, other));
  if (inside.length === 0) return [range];
  const size = range.size + 1;
  return [range.first, range.first + 2 ** (32 - size)].flatMap((first) => without({ first, size }, inside));
}

function holds({ first, size }: Range, inner: Range): boolean {
  return size <= inner.size && inner.first >= first && inner.first < first + 2 ** (32 - size);
}

function rangeOf(text: string): Range {
  const [address, size] = text.split('/') as [string, string];
  return { first: address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0), size: Number(size) };
}

function textOf({ first, size }: Range): string {
  return `${[24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join('.')}/${size}`;
}
