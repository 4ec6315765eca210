import { type Excerpt, excerpt } from './excerpt';
import type { Finding, Place, Severity } from './finding';
import { compareFindings } from './order';
import type { Paint, Palette } from './palette';
import { pathText } from './path-text';
import { printable } from './printable';
import type { Source } from './source';
import { summary } from './summary';

/** Findings for a person: each with its place, the line of the source underlined, the fix and the related places; a summary at the end. */
export function renderText(findings: readonly Finding[], sources: readonly Source[], palette: Palette): string {
  if (findings.length === 0) return '';
  const files = new Map(sources.map((source) => [source.file, source]));
  const blocks = [...findings].sort(compareFindings).map((finding) => renderFinding(finding, files, palette));
  return `${blocks.join('\n')}\n${palette.bold(summary(findings))}\n`;
}

type Files = ReadonlyMap<string, Source>;

function renderFinding(finding: Finding, files: Files, palette: Palette): string {
  const { code, rule, severity, message, help, related = [] } = finding;
  const colour = colourOf(severity, palette);
  const gutter = Math.max(...[finding, ...related].map(({ location }) => `${location?.line ?? 0}`.length));
  return [
    `${colour(palette.bold(`${severity}[${rule === undefined ? code : `${code} ${rule}`}]`))}${palette.bold(`: ${printable(message)}`)}`,
    ...renderPlace(finding, gutter, files, colour, palette),
    ...(help === undefined ? [] : [`${' '.repeat(gutter)} ${palette.blue('=')} ${palette.bold('help')}: ${printable(help)}`]),
    ...related.flatMap((place) => [
      `${palette.bold(palette.cyan('note'))}: ${printable(place.message)}`,
      ...renderPlace(place, gutter, files, palette.cyan, palette),
    ]),
    '',
  ].join('\n');
}

function renderPlace(place: Place, gutter: number, files: Files, colour: Paint, palette: Palette): readonly string[] {
  const name = placeName(place);
  if (name === undefined) return [];
  const source = place.location && files.get(place.location.file);
  const shown = source && excerpt(source, place.location!);
  const arrow = `${' '.repeat(gutter)}${palette.blue('-->')} ${printable(name)}`;
  return shown ? [arrow, ...renderExcerpt(shown, place.location!.line, gutter, colour, palette)] : [arrow];
}

function renderExcerpt(shown: Excerpt, line: number, gutter: number, colour: Paint, palette: Palette): readonly string[] {
  const bar = (label: string) => palette.blue(`${label.padStart(gutter)} |`);
  return [bar(''), `${bar(`${line}`)} ${shown.line}`.trimEnd(), `${bar('')} ${shown.indent}${colour(shown.underline)}`];
}

/** `shop.yaml:3:5`, the construct or resource and the path in it where there is no file, or both for a line that makes a construct. */
function placeName({ location, construct, resource, path }: Place): string | undefined {
  if (location) return `${location.file}:${location.line}:${location.column}${construct === undefined ? '' : ` (${`${construct} ${pathText(path)}`.trimEnd()})`}`;
  const owner = construct ?? (resource && `${resource.kind} ${resource.namespace === undefined ? '' : `${resource.namespace}/`}${resource.name}`);
  return owner === undefined ? undefined : `${owner} ${pathText(path)}`.trimEnd();
}

function colourOf(severity: Severity, palette: Palette): Paint {
  return { error: palette.red, warning: palette.yellow, info: palette.cyan }[severity];
}
