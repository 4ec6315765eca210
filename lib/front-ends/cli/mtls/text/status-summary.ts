import type { Palette } from '../../../../diagnostics/palette';
import type { WitnessedStatus } from '../../../../mtls/evidence/witnessed-status';
import { titled } from '../../text/titled';
import type { GivenEvidence } from '../evidence-input';
import { callerWords, serviceName, shownWords, some } from './words';

/** What a summary is made from. */
export interface Summarized {
  readonly status: WitnessedStatus;
  readonly evidence?: GivenEvidence;
  /** Where the mesh was read from. */
  readonly from: string;
  /** Whether anybody has shown Istio's MeshConfig. */
  readonly configShown: boolean;
  /** Whether it was read from files, which may hold a part of what there is. */
  readonly fromFiles: boolean;
}

/** The whole mesh in a few lines: how far it is, what to move next, what nobody knows, and what was looked at. */
export function statusSummary(summarized: Summarized, width: number, palette: Palette): string {
  const { status, from } = summarized;
  const lines: [string, string][] = [
    ['mesh', `${from}: ${counted(status)}`],
    ['next', next(summarized)],
    ...(status.notKnown.length > 0 ? [['not known', notKnown(summarized)] as [string, string]] : []),
    ...lookedAt(summarized),
  ];
  return titled(lines, width, palette);
}

/** What was looked at beside the resources, each with its title. */
export function lookedAt(summarized: Pick<Summarized, 'configShown' | 'evidence' | 'status'>): [string, string][] {
  return [
    ...(summarized.configShown ? [] : [['config', 'nobody has shown the MeshConfig, so Istio\'s defaults are taken; `--mesh-config FILE` shows it'] as [string, string]]),
    ['evidence', evidenceWords(summarized)],
  ];
}

function counted({ ports, counts: { strict, ready, blocked, unknown } }: WitnessedStatus): string {
  const services = new Set(ports.map(({ service }) => service)).size;
  return `${plural(ports.length, 'port')} of ${plural(services, 'service')}; ${strict} STRICT, ${ready} ready, ${blocked} not ready, ${unknown} not known`;
}

function next({ status: { next: service, counts, ports }, evidence }: Summarized): string {
  if (service) {
    const isMeasured = evidence !== undefined && ports.every((port) => port.service !== service || port.measured);
    return `${serviceName(service)} is safe to move to STRICT, all its ports at once${isMeasured ? '' : ', as far as resources tell'}`;
  }
  if (ports.length > 0 && counts.strict === ports.length) return 'nothing: every port is STRICT';
  return counts.ready > 0 ? 'no service has all its ports ready' : 'no service is safe to move yet';
}

function notKnown({ status, fromFiles }: Summarized): string {
  const fix = fromFiles ? '; show them too, or say `--complete` where the paths hold all there is' : '';
  return `${shownWords(status.notKnown)}: until then no service is known to be ready${fix}`;
}

function evidenceWords({ status, evidence }: Pick<Summarized, 'evidence' | 'status'>): string {
  if (!evidence) return 'none, so who really calls is not known; `--prometheus URL` or `--metrics FILE` shows who does in plaintext';
  const { from, window, at, callers } = evidence;
  if (at === undefined) return `${from} has no metrics of this mesh in ${window}: this says nothing about who calls`;
  const silent = status.ports.filter(({ measured, servers }) => !measured && servers.length > 0);
  const unmeasured = new Set(silent.map(({ service }) => serviceName(service)));
  return [
    `${from}, ${window} up to ${new Date(at * 1000).toISOString().slice(0, 16)}Z: ${callers.length === 0 ? 'nobody' : plural(callers.length, 'caller')} seen in plaintext`,
    ...(unmeasured.size > 0 ? [`no metrics of ${some([...unmeasured])}`] : []),
    ...(status.elsewhere.length > 0 ? [`at workloads that are not in sight: ${some(status.elsewhere.map((caller) =>
      `${callerWords(caller)} to ${caller.destination.namespace}/${caller.destination.workload}`))}`] : []),
  ].join('; ');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
