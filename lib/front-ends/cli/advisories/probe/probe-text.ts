import type { Palette } from '../../../../diagnostics/palette';
import { printable } from '../../../../diagnostics/printable';
import { table } from '../../text/table';
import { titled } from '../../text/titled';
import type { Probe, Probed } from './probe';
import type { Answer } from './send';

const verdicts: Readonly<Record<Probe['verdict'], string>> = {
  protected: 'protected', notProtected: 'not protected', unclear: 'cannot be told', unreachable: 'not reached',
};

/** What came of each request, and what is to be said of the path. */
export function probeText({ url, verdict, why, requests }: Probe, width: number, palette: Palette): string {
  const rows = requests.map((request) => rowOf(request, palette));
  const lines = table([[{ text: 'ANSWER', paint: palette.bold }, { text: 'TARGET', paint: palette.bold }, { text: 'HOST', paint: palette.bold }, { text: 'WITH', paint: palette.bold }], ...rows]);
  const paint = verdict === 'protected' ? palette.cyan : palette.red;
  return `${lines.join('\n')}\n\n${paint(palette.bold(`${verdicts[verdict]}: ${printable(url)}`))}\n${titled([['  why', why]], width, palette)}`;
}

function rowOf({ variant: { target, host, what, bulletin }, answer, passes }: Probed, palette: Palette) {
  const known = passes && bulletin !== undefined ? `, see ${bulletin}` : '';
  return [
    { text: answerWords(answer), ...(passes && { paint: palette.red }) },
    { text: printable(target) },
    { text: printable(host) },
    { text: `${what}${passes ? ': it is answered' : ''}${known}` },
  ];
}

function answerWords(answer: Answer): string {
  return 'status' in answer ? String(answer.status) : answer.failure;
}
