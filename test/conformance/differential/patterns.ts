/** A path of a spec, in its parts; the last of a tree is `**`. */
function partsOf(pattern: string): string[] {
  return pattern.split('/').filter((part) => part !== '');
}

const isAny = (part: string | undefined) => part?.startsWith('{') ?? false;

/** Whether a path of a spec stands for all below it too. */
export function isTree(pattern: string): boolean {
  return pattern.endsWith('/**');
}

/** Whether a path of a spec has neither `{x}` nor `/**`. */
export function isExact(pattern: string): boolean {
  return !isTree(pattern) && !partsOf(pattern).some(isAny);
}

/** Sorts the more specific of two paths first: a literal before `{x}` before `/**`, from the left. */
export function precedes(a: string, b: string): number {
  const order = (pattern: string) => [...partsOf(pattern).map((part) => (part === '**' ? '3' : isAny(part) ? '2' : '1')), '0'].join('');
  return order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0;
}

/** Whether a request path is one that a path of a spec stands for, letter for letter. */
export function fitsAsWritten(pattern: string, path: string): boolean {
  return fits(pattern, path, (part, given) => part === given);
}

/** The same in any case of letters and with escapes that say nothing, but for so many leading parts. */
export function fitsSomehow(pattern: string, path: string, asWritten: number): boolean {
  const sameName = (part: string, given: string) => part.toLowerCase() === withoutEscapes(given).toLowerCase();
  return fits(pattern, path, (part, given, index) => (index < asWritten ? part === given : sameName(part, given)));
}

function withoutEscapes(part: string): string {
  return part.replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function fits(pattern: string, path: string, same: (part: string, given: string, index: number) => boolean): boolean {
  const wanted = partsOf(pattern).filter((part) => part !== '**');
  const slash = path.length > 1 && path.endsWith('/');
  const given = partsOf(path);
  if (isTree(pattern) ? given.length < wanted.length : given.length !== wanted.length || slash) return false;
  return wanted.every((part, index) => isAny(part) || same(part, given[index]!, index));
}

/** Whether some request path, in some case of its letters, fits both. */
export function meets(a: string, b: string): boolean {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; ; index++) {
    const [one, other] = [left[index], right[index]];
    if (one === '**' || other === '**') return true;
    if (one === undefined || other === undefined) return one === other;
    if (!isAny(one) && !isAny(other) && one.toLowerCase() !== other.toLowerCase()) return false;
  }
}

/** Whether every request path that fits the first fits the second, in whatever case the first is written. */
export function liesInside(a: string, b: string): boolean {
  const [inner, outer] = [partsOf(a), partsOf(b)];
  if (!isTree(b) && (isTree(a) || inner.length !== outer.length)) return false;
  const wanted = outer.filter((part) => part !== '**');
  return wanted.length <= inner.filter((part) => part !== '**').length && wanted.every((part, index) => isAny(part) || part.toLowerCase() === inner[index]!.toLowerCase());
}

/** How many leading parts of the first are the same literals in the second. */
export function partsFrom(a: string, b: string): number {
  const [left, right] = [partsOf(a).filter((part) => part !== '**'), partsOf(b)];
  const index = left.findIndex((part, at) => isAny(part) || part !== right[at]);
  return index === -1 ? left.length : index;
}
