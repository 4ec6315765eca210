import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../../lib/front-ends/cli/run';

/** What a run of the command gave. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What stands around the command, where a test wants it otherwise than usual. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  readonly stdout?: Writable;
  /** The day on which it runs; any, where nothing hangs on it. */
  readonly today?: string;
}

/** Runs the command in this process. */
export async function command(args: readonly string[], { cwd, stdin = '', env = {}, isTTY = false, stdout, today = '2026-11-01' }: Surroundings): Promise<Outcome> {
  const [out, err] = [new Collector(), new Collector()];
  const input = Readable.from([Buffer.from(stdin)]);
  const now = () => new Date(today);
  const code = await run(args, { cwd, env, now, stdin: input, stdout: stdout ?? out, stderr: Object.assign(err, { isTTY }) });
  return { code, out: out.text, err: err.text };
}

class Collector extends Writable {
  public text = '';

  public override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A stream that nothing can be written to. */
export function brokenStream(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: cannot write`), { code })) });
}

/** A folder that is there for each test of a file, and empty. */
export function temporaryFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'fairlead-cli-'));
  });
  afterEach(() => {
    rmSync(folder.path, { recursive: true });
  });
  return folder;
}
