import type { Palette } from '../../../diagnostics/palette';
import type { JudgedVersion } from '../../../vet/advisories/advise';
import { minorOf, plainText } from '../../../vet/advisories/istio-version';
import type { Support } from '../../../vet/advisories/support';
import { titled } from '../text/titled';
import type { AdviceRead } from './advice-input';
import { placeText } from './place-text';

/** Places that are shown of a version; the others are counted. */
const shownPlaces = 3;

/** A version: whether it gets fixes, where it comes from, where to go. */
export function versionText(judged: JudgedVersion, locate: AdviceRead['locate'], width: number, palette: Palette): string {
  const { version, support } = judged;
  const isBase = version.text !== plainText(version);
  const head = `${palette.bold(`Istio ${version.text}`)}${isBase ? `, judged as ${plainText(version)}` : ''}: ${painted(support, palette)}\n`;
  return head + titled([['  from', places(judged, locate)], ...next(judged)], width, palette);
}

/** How long a release gets fixes. */
export function supportWords(support: Support): string {
  const named = support.state === 'unknown' ? undefined : support.certainty;
  switch (support.state) {
    case 'supported': return support.until === undefined ? 'supported, and nobody has named the end yet' : `supported until ${named === 'announced' ? '' : 'about '}${support.until}`;
    case 'endOfLife': return support.since === undefined ? 'end of life, long since' : `end of life since ${named === 'announced' ? '' : 'about '}${support.since}`;
    case 'unknown': return 'newer than all that is known here';
  }
}

function painted(support: Support, palette: Palette): string {
  const words = supportWords(support);
  return support.state === 'endOfLife' ? palette.red(words) : words;
}

function places({ from }: JudgedVersion, locate: AdviceRead['locate']): string {
  if (from.length === 0) return 'the command line';
  const shown = from.slice(0, shownPlaces).map(({ on, path }) => placeText(on, path, locate(on, path)));
  const rest = from.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function next({ version, support, upgrade: { sameMinor, supported } }: JudgedVersion): [string, string][] {
  const lines: [string, string][] = [];
  if (sameMinor !== undefined) lines.push(['  next', `${sameMinor}: the nearest patch of ${minorOf(version)} with all the fixes below`]);
  const isThere = supported === undefined || supported === sameMinor || supported === plainText(version);
  if (!isThere) lines.push(['  next', `${supported}: the nearest supported release with all fixes`]);
  if (support.state === 'endOfLife') lines.push(['  note', 'bulletins since the end of support do not say whether they are about it too']);
  return lines;
}
