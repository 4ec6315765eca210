import type { Palette } from '../../../../diagnostics/palette';
import { printable } from '../../../../diagnostics/printable';
import type { WitnessedPort } from '../../../../mtls/evidence/witnessed-status';
import type { PortStatus } from '../../../../mtls/port-status';
import { table, type Cell } from '../../text/table';
import { wrap } from '../../text/wrap';
import { portReasons } from './port-reasons';
import { causeWords, namesOf, serviceName, some } from './words';

const readinessWords: Readonly<Record<PortStatus['readiness'], string>> = { strict: 'already', ready: 'yes', blocked: 'no', unknown: 'not known' };

const head = ['SERVICE', 'PORT', 'MODE', 'READY', 'PLAINTEXT', 'DECIDED BY'];

/** The table of ports, with the reasons of each below it. */
export function statusTable(ports: readonly WitnessedPort[], width: number, palette: Palette, window: string | undefined): string {
  const [first, ...rows] = table([head.map((text) => ({ text, paint: palette.bold })), ...ports.map((port) => cells(port, palette))]);
  const lines = rows.flatMap((row, index) => [
    row,
    ...portReasons(ports[index]!, window).map((reason) => wrap(printable(reason), width, '    - ', '      ')),
  ]);
  return [first!, ...lines].map((line) => `${line}\n`).join('');
}

function cells(status: WitnessedPort, palette: Palette): Cell[] {
  const { service, port, mode, servers, readiness } = status;
  const ready = { strict: palette.blue, ready: palette.cyan, blocked: palette.red, unknown: palette.yellow }[readiness];
  return [
    { text: printable(serviceName(service)) },
    { text: printable(`${port.port}${port.name === undefined ? '' : ` ${port.name}`}`) },
    { text: mode },
    { text: readinessWords[readiness], paint: ready },
    { text: clientCount(status) },
    { text: printable(some([...new Set(servers.map(({ by }) => causeWords(by)))])) || 'no workload behind it' },
  ];
}

function clientCount({ plaintext, outside, observed }: WitnessedPort): string {
  // no workload is in two lists, but one list may send in two ways
  const lists = plaintext.map(({ workloads }) => namesOf(workloads))
    .filter(([first], index, all) => all.findIndex(([other]) => other === first) === index);
  const callers = observed.map(({ source }) => (source ? `${source.namespace}/${source.workload}` : ''));
  const unnamed = new Set(callers.filter((caller) => !lists.some((names) => names.includes(caller))));
  const count = lists.reduce((sum, { length }) => sum + length, 0) + unnamed.size + outside.length;
  return count === 0 ? '-' : `${count} client${count === 1 ? '' : 's'}`;
}
