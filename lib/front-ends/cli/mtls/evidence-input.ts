import { InvalidArgumentError, type Command } from 'commander';
import type { Finding } from '../../../diagnostics/finding';
import { FileReader, forClusters } from '../../../inputs/files';
import { json } from '../../../kube/json';
import { evidenceOf, type Evidence } from '../../../mtls/evidence/evidence';
import { queriesOver } from '../../../mtls/evidence/queries';
import { quote } from '../../../specs/show';
import type { Io } from '../io';
import { askPrometheus, Unanswered } from './ask-prometheus';
import { duration } from './queries';

/** Options that say where evidence comes from. */
export interface EvidenceOptions {
  readonly prometheus?: URL;
  readonly metrics?: readonly string[];
  readonly window: string;
}

/** Evidence, and where and how far back it was looked for. */
export interface GivenEvidence extends Evidence {
  readonly from: string;
  readonly window: string;
}

/** What was found out, and what is wrong with it; no evidence where none was asked for. */
export interface EvidenceRead {
  readonly evidence?: GivenEvidence;
  readonly findings: readonly Finding[];
}

/** Declares the options by which metrics tell who really calls. */
export function declareEvidence(command: Command): void {
  command
    .option('--prometheus <url>', 'ask Prometheus who was seen in plaintext; user and password may stand in the URL, or a token in PROMETHEUS_TOKEN', url)
    .option('--metrics <file>', 'its saved answers instead (see fairlead mtls queries --help); may be repeated', (file: string, before: readonly string[] = []) => [...before, file])
    .option('--window <duration>', 'how far back metrics look, or looked when they were saved', duration, '7d');
}

/** Reads the evidence that the options name. */
export async function readEvidence(io: Io, { prometheus, metrics, window }: EvidenceOptions): Promise<EvidenceRead> {
  const asked = prometheus ? await askedFor(io, prometheus, window) : { answers: [], findings: [] };
  const saved = metrics ? await savedIn(io, metrics) : { answers: [], findings: [] };
  if (!prometheus && !metrics) return { findings: [] };
  const answers = [...asked.answers, ...saved.answers];
  const { unusable, ...evidence } = evidenceOf(answers.map(({ value }) => value));
  const from = [...(prometheus ? [shownUrl(prometheus)] : []), ...metrics ?? []].join(', ');
  return {
    evidence: { ...evidence, from, window },
    findings: [
      ...asked.findings, ...saved.findings,
      ...unusable.map(({ index, problem }) => finding('bad-metrics', `${quote(answers[index]!.from)} cannot be used: ${problem}`, 'see `fairlead mtls queries --help`')),
      ...evidence.warnings.map((warning): Finding => ({ ...finding('incomplete-metrics', `the metrics of ${quote(from)} are not complete: ${warning}`), severity: 'warning' })),
    ],
  };
}

interface Answers {
  readonly answers: readonly { readonly from: string; readonly value: unknown }[];
  readonly findings: readonly Finding[];
}

async function askedFor({ env }: Io, address: URL, window: string): Promise<Answers> {
  const from = shownUrl(address);
  try {
    const values = await askPrometheus(address, env.PROMETHEUS_TOKEN, queriesOver(window));
    return { answers: values.map((value) => ({ from, value })), findings: [] };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { answers: [], findings: [finding('no-metrics', `cannot ask ${quote(from)}: ${error.message}`, error.help)] };
  }
}

async function savedIn(io: Io, paths: readonly string[]): Promise<Answers> {
  const { files, findings } = await new FileReader(io, forClusters).read(paths);
  return { answers: files.flatMap(({ file, text }) => valuesIn(text).map((value) => ({ from: file, value }))), findings };
}

/** A file holds one answer, a list of them, or several one after the other, as they are appended by a shell. */
function valuesIn(text: string): unknown[] {
  const whole = json(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  // inside a string the quote would be escaped
  return text.split(/(?<=\})\s*(?=\{\s*"status"\s*:)/).map(json);
}

function url(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new InvalidArgumentError('It must be a URL such as http://localhost:9090.');
  return address;
}

/** A URL without its password. */
function shownUrl(address: URL): string {
  const own = new URL(address);
  [own.username, own.password] = ['', ''];
  return own.toString().replace(/\/$/, '');
}

function finding(code: string, message: string, help?: string): Finding {
  return { code, severity: 'error', message, ...(help !== undefined && { help }), path: [] };
}
