import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startEngine, type Engine, type Providers } from './engine';

const root = join(__dirname, '../../..');

/** What became of a program. */
export interface Run extends Omit<Engine, 'address' | 'stop'> {
  readonly exitCode: number | null;
  /** What it wrote to its two streams. */
  readonly printed: string;
}

/** Runs a Pulumi program as Pulumi's own command does, in a process of its own, against an engine that creates nothing. */
export async function runProgram(file: string, providers: Providers = {}, { preview = false } = {}): Promise<Run> {
  const engine = await startEngine(providers, preview);
  const { address, stop, ...seen } = engine;
  const options = [`--monitor=${address}`, `--engine=${address}`, '--project=project', '--stack=stack', ...(preview ? ['--dry-run'] : [])];
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', require.resolve('@pulumi/pulumi/cmd/run'), ...options, file], { cwd: root });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { printed += text; });
  const exitCode = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  stop();
  return { ...seen, exitCode, printed };
}
