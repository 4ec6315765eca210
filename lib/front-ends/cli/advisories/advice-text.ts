import type { Paint, Palette } from '../../../diagnostics/palette';
import { printable } from '../../../diagnostics/printable';
import type { Advice, Advisory } from '../../../vet/advisories/advise';
import { pageOf } from '../../../vet/advisories/bulletin';
import { bulletins } from '../../../vet/advisories/data/bulletins';
import { titled } from '../text/titled';
import { wrap } from '../text/wrap';
import type { AdviceRead } from './advice-input';
import { placeText } from './place-text';
import { versionText } from './version-text';

/** Uses that are shown of a bulletin; the others are counted. */
const shownUses = 5;

/** What bulletins say of a mesh, for a person: the versions, what applies, what may, and what does not. */
export function adviceText({ advice, locate }: Pick<AdviceRead, 'advice' | 'locate'>, width: number, palette: Palette): string {
  const { versions, advisories } = advice;
  const of = (status: Advisory['status']) => advisories.filter((advisory) => advisory.status === status);
  const blocks = (status: Advisory['status'], title: string, paint: Paint) => of(status).length === 0 ? [] :
    [`${paint(palette.bold(title))}\n\n${of(status).map((advisory) => advisoryText(advisory, locate, width, palette)).join('\n')}`];
  return [
    ...versions.map((version) => versionText(version, locate, width, palette)),
    ...blocks('used', 'applies', palette.red),
    ...blocks('unknown', 'may apply', palette.yellow),
    ...(of('notUsed').length === 0 ? [] : [`${palette.bold('does not apply to what was given')}\n\n${of('notUsed').map((advisory) => lineOf(advisory, width)).join('')}`]),
    summary(advice, width, palette),
  ].join('\n');
}

function advisoryText({ bulletin, affected, status, uses, why }: Advisory, locate: AdviceRead['locate'], width: number, palette: Palette): string {
  const { cves, cvss, summary: words, when, remedy } = bulletin;
  const shown = uses.slice(0, shownUses).map(({ place, message }): [string, string] =>
    ['  used', place ? `${placeText(place.on, place.path, locate(place.on, place.path))}: ${message}` : message]);
  return [
    `${palette.bold(bulletin.id)}  ${score(cvss)}${cves.length > 0 ? `  ${cves[0]!}${cves.length > 1 ? ` and ${cves.length - 1} more` : ''}` : ''}\n`,
    titled([
      ['  what', words],
      ...(when === undefined ? [] : [['  when', when] as [string, string]]),
      ...shown,
      ...(uses.length > shownUses ? [['  used', `in ${uses.length - shownUses} more places`] as [string, string]] : []),
      ...(status === 'unknown' || uses.length === 0 ? [['  here', why] as [string, string]] : []),
      ['  fix', fixWords(affected, remedy)],
      ['  page', pageOf(bulletin)],
    ], width, palette),
  ].join('');
}

function fixWords(affected: Advisory['affected'], remedy: string | undefined): string {
  const fixes = [...new Set(affected.flatMap(({ fixedIn }) => fixedIn ?? []))];
  const release = fixes.length > 0 ? `upgrade to ${fixes.join(' or ')}` : 'no release mends it';
  return remedy === undefined ? release : `${release}; ${remedy}`;
}

function lineOf({ bulletin: { id, cvss, summary: words } }: Advisory, width: number): string {
  return `${wrap(printable(`${id}  ${score(cvss)}  ${words}`), width, '', '    ')}\n`;
}

function score(cvss: number | undefined): string {
  return cvss === undefined ? '   -' : cvss.toFixed(1).padStart(4);
}

function summary({ asOf, advisories, unclear }: Advice, width: number, palette: Palette): string {
  const count = (status: Advisory['status']) => advisories.filter((advisory) => advisory.status === status).length;
  return titled([
    ['bulletins', `${count('used')} apply, ${count('unknown')} may apply, ${count('notUsed')} do not apply to what was given`],
    ...(unclear.length === 0 ? [] : [['not read', `${unclear.length} ${unclear.length === 1 ? 'place names' : 'places name'} no full version, such as \`${unclear[0]!.text}\``] as [string, string]]),
    ['data', `as of ${asOf}: ${bulletins.length} bulletins, the newest of ${bulletins.at(-1)!.date}`],
  ], width, palette);
}
