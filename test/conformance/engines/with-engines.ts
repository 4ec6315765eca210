import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build';
import { startEngines } from './engines';
import { checkPrerequisites } from './prerequisites';
import { stop } from './process';
import type { World } from './world';

/** One run at a time: the addresses of the small world are the same in each. */
const folder = join(tmpdir(), 'fairlead-conformance');

/** By this variable of the environment a suite finds the world that it runs in. */
const variable = 'FAIRLEAD_CONFORMANCE';

/** What is done while the engines run: in this environment, until the signal says that somebody interrupts it. */
export type Work<Result> = (environment: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Result>;

/** Builds what is missing, starts the engines, runs something, and ends them whatever happens; nothing is left but the cache. */
export async function withEngines<Result>(work: Work<Result>): Promise<Result> {
  await checkPrerequisites();
  await clearAway();
  const began = Date.now();
  const say = (text: string) => console.log(`[${((Date.now() - began) / 1000).toFixed(0).padStart(3)} s] ${text}`);
  const world: World = { folder, built: await build(say) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(process.pid));
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world));
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error('interrupted'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await between(await startEngines(world, (text) => say(`starting ${text}`)), say, () => {
      interruption.signal.throwIfAborted();
      return work({ [variable]: folder }, interruption.signal);
    });
  } finally {
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
    if (process.env.KEEP_LOGS === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function between<Result>(end: () => Promise<void>, say: (text: string) => void, work: () => Promise<Result>): Promise<Result> {
  say('started');
  try {
    return await work();
  } finally {
    say('stopping');
    await end();
    say('stopped');
  }
}

/** The world of the run that a suite is part of. */
export function currentWorld(): World {
  const current = process.env[variable];
  if (current === undefined) throw new Error('the conformance suites need their engines: run `npm run conformance`');
  return JSON.parse(readFileSync(join(current, 'world.json'), 'utf8')) as World;
}

/** What a run that was cut off has left; another run that goes on is an error. */
async function clearAway(): Promise<void> {
  if (!existsSync(folder)) return;
  const owner = existsSync(join(folder, 'owner.json')) ? Number(readFileSync(join(folder, 'owner.json'), 'utf8')) : undefined;
  if (owner !== undefined && isRunning(owner)) throw new Error(`another run is under way, as process ${owner}`);
  if (existsSync(join(folder, 'processes'))) await stop(folder);
  rmSync(folder, { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('conformance');
  } catch {
    return false;
  }
}
