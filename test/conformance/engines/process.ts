import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until';

/** A program that runs beside the tests. */
export interface Engine {
  /** Its log is `logs/<name>.log`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether it can be used. */
  readonly ready: () => Promise<boolean>;
}

/** Which process it is: ids are used again, one started at the same moment is not. */
interface Identity {
  readonly pid: number;
  readonly started: string;
}

/** Starts an engine in a process group of its own and waits for it; what it says is in its log. */
export async function start(run: string, { name, command, args, env, cwd, ready }: Engine): Promise<void> {
  mkdirSync(join(run, 'logs'), { recursive: true });
  mkdirSync(join(run, 'processes'), { recursive: true });
  const log = join(run, 'logs', `${name}.log`);
  const output = openSync(log, 'a');
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Error(`${command} does not start: ${error.message}`)));
    child.once('exit', (code, by) => reject(new Error(`${name} stopped with ${by ?? `exit code ${code}`}: ${lastLines(log)}`)));
  });
  failed.catch(() => undefined);
  if (child.pid !== undefined) writeFileSync(join(run, 'processes', `${name}.json`), JSON.stringify({ pid: child.pid, started: startOf(child.pid) }));
  child.unref();
  await Promise.race([failed, until(`${name} is ready`, 90, ready).catch((error: Error) => {
    throw new Error(`${error.message}: ${lastLines(log)}`);
  })]);
  child.removeAllListeners('exit');
}

function lastLines(log: string): string {
  return `\n${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')}`;
}

/** The moment a process was started, in the kernel's own count; empty where there is no such process. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, '').split(' ')[20]!;
  } catch {
    return '';
  }
}

function isAlive({ pid, started }: Identity): boolean {
  return started !== '' && startOf(pid) === started && !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

function signal({ pid }: Identity, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // it has ended by itself
  }
}

/** Ends engines of a run by their ids, all at once; `wanted` says which. What has ended by itself is left alone: its id may be another's. */
export async function stop(run: string, wanted: (name: string) => boolean = () => true): Promise<void> {
  const folder = join(run, 'processes');
  const files = readdirSync(folder).filter((file) => wanted(file.replace('.json', '')));
  await Promise.all(files.map(async (file) => {
    const identity = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Identity;
    if (isAlive(identity)) await end(identity);
    rmSync(join(folder, file));
  }));
}

async function end(identity: Identity): Promise<void> {
  signal(identity, 'SIGTERM');
  await until('it has ended', 5, () => Promise.resolve(!isAlive(identity))).catch(() => undefined);
  // and what it leaves behind in its group, such as the Envoy of an agent
  signal(identity, 'SIGKILL');
}
