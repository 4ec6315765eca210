import type { Palette } from '../../../../diagnostics/palette';
import { printable } from '../../../../diagnostics/printable';
import type { WitnessedPort } from '../../../../mtls/evidence/witnessed-status';
import type { PortStatus } from '../../../../mtls/port-status';
import { portReasons } from './port-reasons';
import { table, type Cell } from './table';
import { causeWords, serviceName, some } from './words';
import { wrap } from './wrap';

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
  const known = new Set(plaintext.flatMap(({ workloads }) => workloads).map(({ namespace, name }) => `${namespace}/${name}`));
  observed.forEach(({ source }) => known.add(source ? `${source.namespace}/${source.workload}` : ''));
  const count = known.size + outside.length;
  return count === 0 ? '-' : `${count} client${count === 1 ? '' : 's'}`;
}
