import { releases } from './data/releases';
import { compareVersions, istioVersion, minorOf, type IstioVersion } from './istio-version';
import type { Release } from './release';

/** Whether a release still gets fixes. */
export type Support =
  | { readonly state: 'supported'; /** A day or a month; absent where nobody has named it. */ readonly until?: string; readonly certainty?: Release['certainty'] }
  | { readonly state: 'endOfLife'; /** Absent where it is too long ago to be known. */ readonly since?: string; readonly certainty?: Release['certainty'] }
  /** The release is newer than all that is known. */
  | { readonly state: 'unknown' };

/** The support of a release on a day, `YYYY-MM-DD`. */
export function supportOf(version: Pick<IstioVersion, 'numbers'>, today: string): Support {
  const release = releaseOf(version);
  if (!release) return { state: compareVersions(version, istioVersion(releases[0]!.latest)!) < 0 ? 'endOfLife' : 'unknown' };
  const { ends, certainty } = release;
  if (ends === undefined) return { state: 'supported' };
  const named = { ...(certainty && { certainty }) };
  return hasPassed(ends, today) ? { state: 'endOfLife', since: ends, ...named } : { state: 'supported', until: ends, ...named };
}

/** What is known of the minor release that a version is of. */
export function releaseOf(version: Pick<IstioVersion, 'numbers'>): Release | undefined {
  return releases.find(({ minor }) => minor === minorOf(version));
}

/** A month has passed with its last day. */
function hasPassed(end: string, today: string): boolean {
  return end.length === 7 ? today.slice(0, 7) > end : today >= end;
}
