import type { Bulletin } from './bulletin';
import { bulletins } from './data/bulletins';
import { releases } from './data/releases';
import { compareVersions, inRanges, istioVersion, minorOf, plainText, type IstioVersion } from './istio-version';
import { releaseOf, supportOf } from './support';

/** Where to go from a version. */
export interface Upgrade {
  /** The first patch of the same minor release that no bulletin about the version is about; absent where there is none. */
  readonly sameMinor?: string;
  /** The newest patch known of the nearest supported release that no bulletin is about which a release mends. */
  readonly supported?: string;
}

/** Where to go from a version that something is wrong with; what no release mends does not count. */
export function upgradeOf(version: IstioVersion, today: string): Upgrade {
  const own = bulletins.filter((bulletin) => bulletin.fixed.length > 0 && inRanges(version, bulletin.affected));
  const sameMinor = own.length === 0 ? undefined : laterPatches(version).find((patch) => !own.some(({ affected }) => inRanges(patch, affected)));
  const supported = releases.map(({ latest }) => istioVersion(latest)!)
    .find((latest) => compareVersions(latest, version) >= 0 && supportOf(latest, today).state === 'supported' && isSound(latest));
  return {
    ...(sameMinor && { sameMinor: plainText(sameMinor) }),
    ...(supported && { supported: plainText(supported) }),
  };
}

/** The nearest release that mends a bulletin: in the same minor where there is one, else in a later one. */
export function fixFor(version: IstioVersion, { fixed }: Bulletin): string | undefined {
  const later = fixed.map((text) => istioVersion(text)!).filter((fix) => compareVersions(fix, version) > 0);
  const fix = later.find((candidate) => minorOf(candidate) === minorOf(version)) ?? later[0];
  return fix && plainText(fix);
}

/** Patches of the minor release of a version, as far as bulletins and releases name them, the oldest first. */
function laterPatches(version: IstioVersion): IstioVersion[] {
  const known = [...bulletins.flatMap(({ fixed }) => fixed), releaseOf(version)?.latest ?? []].flat();
  const later = known.map((text) => istioVersion(text)!).filter((patch) => compareVersions(patch, version) > 0);
  return later.filter((patch) => minorOf(patch) === minorOf(version)).sort(compareVersions);
}

function isSound(version: IstioVersion): boolean {
  return !bulletins.some(({ affected, fixed }) => fixed.length > 0 && inRanges(version, affected));
}
