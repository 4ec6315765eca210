/** A release of Istio in numbers; what a vendor appends is not among them, since it is no pre-release as it would be in SemVer. */
export interface IstioVersion {
  /** As it is written, without a leading `v` and the variant of the image: `1.18.7-asm.26`. */
  readonly text: string;
  readonly numbers: readonly [number, number, number];
}

const variants = /-(?:distroless|debug|default)$/;

/** Reads a version such as `1.20.3`, `v1.20.3` or the tag `1.18.7-asm.26-distroless`; `undefined` where it names no patch. */
export function istioVersion(text: string): IstioVersion | undefined {
  const [, numbers, rest] = /^v?(\d{1,4}\.\d{1,4}\.\d{1,4})((?:[-+.][0-9A-Za-z.+-]*)?)$/.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const [major, minor, patch] = numbers.split('.').map(Number) as [number, number, number];
  return { text: `${major}.${minor}.${patch}${rest!.replace(variants, '')}`, numbers: [major, minor, patch] };
}

/** The release alone: `1.18.7` of `1.18.7-asm.26`. */
export function plainText({ numbers }: Pick<IstioVersion, 'numbers'>): string {
  return numbers.join('.');
}

/** The minor release: `1.18` of `1.18.7`. */
export function minorOf({ numbers: [major, minor] }: Pick<IstioVersion, 'numbers'>): string {
  return `${major}.${minor}`;
}

/** Orders releases, the oldest first. */
export function compareVersions(a: Pick<IstioVersion, 'numbers'>, b: Pick<IstioVersion, 'numbers'>): number {
  return a.numbers.reduce((order, number, index) => order || number - b.numbers[index]!, 0);
}

/** Whether a release is in one of the ranges, each bounds such as `>=1.1.0 <1.1.7` of which all must hold. */
export function inRanges(version: Pick<IstioVersion, 'numbers'>, ranges: readonly string[]): boolean {
  return ranges.some((range) => range.split(' ').every((bound) => holds(version, bound)));
}

function holds(version: Pick<IstioVersion, 'numbers'>, bound: string): boolean {
  const isLower = bound.startsWith('>=');
  const limit = istioVersion(bound.slice(isLower ? 2 : 1));
  // a bound that says nothing leaves nobody out
  if (!limit) return true;
  return isLower ? compareVersions(version, limit) >= 0 : compareVersions(version, limit) < 0;
}
