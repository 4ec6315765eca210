import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Files } from '../../../inputs/files';
import type { Portable } from '../../../vet/portable';
import type { Said } from './mesh-of-files';

/** Beside the bundled command; `scripts/bundle.ts` makes it of `second-half.ts`. */
const program = join(__dirname, 'second-half.js');

/** In characters: a smaller mesh is judged before a thread has started, and a larger one may be too much to hold twice. */
const worthwhile = { from: 2e6, to: 1e8 };

/** What is to be judged. */
export interface Task extends Said {
  readonly files: Files;
  readonly namespace: string;
}

/**
 * Asks the second half of the rules in a thread of its own, which reads the texts once more, since that takes less time than handing over
 * what was read of them. `undefined` where it is not worthwhile; the promise gives `undefined` where the thread came to nothing.
 */
export function askSecondHalf(task: Task): Promise<Portable | undefined> | undefined {
  const size = task.files.files.reduce((sum, { text }) => sum + text.length, 0);
  if (size < worthwhile.from || size > worthwhile.to || availableParallelism() < 2) return undefined;
  return new Promise((resolve) => {
    new Worker(program, { workerData: task }).once('message', resolve).once('error', () => resolve(undefined));
  });
}
