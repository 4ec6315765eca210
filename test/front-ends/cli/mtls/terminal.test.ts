import { join } from 'node:path';
import { Writable } from 'node:stream';
import { clusterKinds } from '../../../../lib/cluster/kinds';
import { columns } from '../../../../lib/diagnostics/printable';
import { progressOn } from '../../../../lib/front-ends/cli/mtls/progress';
import { command } from '../terminal';

const cwd = join(__dirname, 'cases/whole-mesh');
const escapes = /\u001b\[[0-9;]*m/g;

/** A terminal of a width, and what was written to it. */
function terminal(width: number): { readonly stream: Writable; readonly text: () => string } {
  let text = '';
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => { text += chunk.toString(); done(); } });
  return { stream: Object.assign(stream, { isTTY: true, columns: width }), text: () => text };
}

async function shown(width: number, env: Record<string, string> = {}): Promise<string> {
  const { stream, text } = terminal(width);
  expect((await command(['mtls', 'status', 'mesh', '--complete'], { cwd, env, stdout: stream })).code).toBe(0);
  return text();
}

test('colours are for terminals, and NO_COLOR is heeded', async () => {
  expect(await shown(120)).toMatch(escapes);
  expect(await shown(120, { NO_COLOR: '1' })).not.toMatch(escapes);
  const { out } = await command(['mtls', 'status', 'mesh', '--complete'], { cwd });
  expect(out).toBe((await shown(120)).replace(escapes, ''));
});

test('reasons are wrapped to the width of the terminal, rows are not', async () => {
  const lines = (await shown(70)).replace(escapes, '').split('\n');
  const reasons = lines.filter((line) => line.startsWith('    '));
  expect(reasons.length).toBeGreaterThan(10);
  expect(reasons.filter((line) => columns(line) > 70 && line.trim().includes(' '))).toEqual([]);
  expect(lines[0]).toBe('SERVICE       PORT            MODE        READY      PLAINTEXT  DECIDED BY');
});

test('progress is one line that goes away, on a terminal alone', () => {
  const { stream, text } = terminal(80);
  const progress = progressOn(stream);
  progress.count(clusterKinds[0]!, 3);
  progress.count(clusterKinds[1]!, 500);
  progress.clear();
  expect(text()).toBe('\r\u001b[Kreading namespaces (3 objects so far)\r\u001b[Kreading services (503 objects so far)\r\u001b[K');
  const file = terminal(80);
  const none = progressOn(Object.assign(file.stream, { isTTY: false }));
  none.count(clusterKinds[0]!, 3);
  none.clear();
  expect(file.text()).toBe('');
});

test.each(['status', 'queries'])('%s has help with an example', async (name) => {
  const { code, out } = await command(['mtls', name, '--help'], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^Usage: fairlead mtls ${name} .*Example.*\\n {2}\\$ fairlead mtls ${name}`, 's'));
  expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
});
