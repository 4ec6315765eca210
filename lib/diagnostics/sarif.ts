import type { Finding, Location, Place, Severity } from './finding';
import { fingerprints } from './fingerprint';
import { compareFindings } from './order';
import { pathText } from './path-text';
import { printable } from './printable';

/** What is said of a rule. */
export interface SarifRule {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** Markdown. */
  readonly why: string;
  readonly sameAs: readonly string[];
  /** Its page. */
  readonly helpUri?: string;
}

/** A finding that somebody wants to leave be. */
export interface HiddenFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** Whether that is said in the document itself. */
  readonly inSource: boolean;
}

/** What stands in the log beside the findings. */
export interface SarifInput {
  readonly findings: readonly Finding[];
  readonly hidden?: readonly HiddenFinding[];
  readonly rules: readonly SarifRule[];
  /** The version of this package. */
  readonly version: string;
  /** The page of the project, where it has one. */
  readonly informationUri?: string;
}

/**
 * Findings as SARIF 2.1.0, for code scanning and editors. What has no place in a file is told as a notification of the tool, since GitHub
 * refuses a whole log for one result without such a place. Hidden findings are suppressed results, which GitHub shows all the same.
 */
export function renderSarif({ findings, hidden = [], rules, version, informationUri }: SarifInput): string {
  const [placed, unplaced] = [true, false].map((has) => [...findings].sort(compareFindings).filter((finding) => isFile(finding.location) === has));
  const suppressed = hidden.filter(({ finding }) => isFile(finding.location));
  const all = [...placed!, ...suppressed.map(({ finding }) => finding)];
  const descriptors = [...rules, ...undescribed([...all, ...unplaced!], rules)];
  const indexes = new Map(descriptors.map(({ code }, index) => [code, index]));
  const suppressions = new Map(suppressed.map((one) => [one.finding, [suppression(one)]]));
  const prints = fingerprints(all);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'fairlead', version, ...(informationUri !== undefined && { informationUri }), rules: descriptors.map(descriptor) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: true,
        toolExecutionNotifications: unplaced!.map((finding) => notification(finding, indexes.get(finding.code)!)),
      }],
      results: all.map((finding, index) => ({
        ...result(finding, indexes.get(finding.code)!),
        partialFingerprints: { primaryLocationLineHash: prints[index] },
        suppressions: suppressions.get(finding) ?? [],
      })),
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Codes of what is wrong with the input itself, which no rule stands for. */
function undescribed(findings: readonly Finding[], rules: readonly SarifRule[]): SarifRule[] {
  const known = new Set(rules.map(({ code }) => code));
  const others = new Map(findings.filter(({ code }) => !known.has(code)).map((finding) => [finding.code, finding.severity]));
  return [...others].map(([code, severity]) => {
    const summary = `The input is not as it should be: ${code.replaceAll('-', ' ')}.`;
    return { code, name: code, severity, summary, why: 'The message says what is wrong, and what to do.', sameAs: [] };
  });
}

function descriptor({ code, name, severity, summary, why, sameAs, helpUri }: SarifRule): object {
  const more = helpUri === undefined ? '' : `\n\n[${name}](${helpUri})`;
  return {
    id: code,
    name,
    shortDescription: { text: summary },
    fullDescription: { text: why.replaceAll('`', '') },
    help: { text: `${summary}\n\n${why}`, markdown: `${summary}\n\n${why}${more}` },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: levels[severity] },
    properties: { 'tags': ['istio', ...sameAs].slice(0, mostTags), 'problem.severity': severity === 'info' ? 'recommendation' : severity },
  };
}

/** GitHub takes no more. */
const mostTags = 20;

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

function result(finding: Finding, ruleIndex: number): object {
  const related = (finding.related ?? []).filter(({ location }) => isFile(location));
  return {
    ruleId: finding.code,
    ruleIndex,
    level: levels[finding.severity],
    message: messageOf(finding),
    locations: [locationOf(finding)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({ id, ...locationOf(other), message: { text: clean(other.message) } })),
    }),
  };
}

function suppression({ reason, inSource }: HiddenFinding): object {
  return { kind: inSource ? 'inSource' : 'external', status: 'accepted', justification: clean(reason) };
}

function notification(finding: Finding, index: number): object {
  return {
    descriptor: { id: finding.code },
    associatedRule: { id: finding.code, index },
    level: levels[finding.severity],
    message: messageOf(finding),
    ...(nameOf(finding) !== undefined && { locations: [locationOf(finding)] }),
  };
}

/** Other places that are in no file are told in words. */
function messageOf({ message, help, related = [] }: Finding): object {
  const notes = related.filter(({ location }) => !isFile(location)).map((other) => `${other.message}: ${nameOf(other) ?? pathText(other.path)}`);
  return { text: [message, ...(help === undefined ? [] : [help]), ...notes].map(clean).join('\n') };
}

/** Without what a viewer would act on: controls, and links, which a message may hold. */
function clean(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

function locationOf(place: Place): object {
  const { location } = place;
  const name = nameOf(place);
  return {
    ...(isFile(location) && { physicalLocation: { artifactLocation: artifact(location!.file), region: regionOf(location!) } }),
    ...(name !== undefined && { logicalLocations: [{ fullyQualifiedName: clean(name), kind: place.construct === undefined ? 'object' : 'module' }] }),
  };
}

/** The construct, or the resource and the path in it. */
function nameOf({ construct, resource, path }: Place): string | undefined {
  const owner = construct ?? (resource && [resource.kind, ...(resource.namespace === undefined ? [] : [resource.namespace]), resource.name].join('/'));
  return owner === undefined ? undefined : `${owner} ${pathText(path)}`.trimEnd();
}

/** Whether it is a file that others can open: not the standard input or the command line. */
function isFile(location: Location | undefined): boolean {
  return location !== undefined && !location.file.startsWith('<');
}

/** Relative to where the command runs, which should be the root of the repository. */
function artifact(file: string): object {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeSegment).join('/');
  if (/^[A-Za-z]:\//.test(file.replaceAll('\\', '/'))) return { uri: `file:///${uri}` };
  return uri.startsWith('/') ? { uri: `file://${uri}` } : { uri: uri.replace(/^(?:\.\/)+/, ''), uriBaseId: '%SRCROOT%' };
}

function encodeSegment(segment: string): string {
  // a lone surrogate cannot be encoded
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

function regionOf({ line, column, endLine, endColumn }: Location): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
