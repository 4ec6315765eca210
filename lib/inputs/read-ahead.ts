import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { json } from '../kube/json';
import type { InputFile } from './input-file';
import { plainValues, type PlainValues } from './plain-values';

/** Characters; what takes less time than it takes to start a second thread is left to be read when it is asked for. */
const least = 2_000_000;
/** The share of the second thread, which has to start, and whose values have to be taken over. */
const share = 0.45;

/** Reads the values of many files with two threads; a few files come back as they are, and are read when somebody asks. */
export async function readAhead(files: readonly InputFile[], reader = join(__dirname, 'plain-reader.js')): Promise<readonly InputFile[]> {
  const sizes = files.map(({ text }) => text.length);
  const size = sizes.reduce((sum, length) => sum + length, 0);
  if (size < least || availableParallelism() < 2) return files;
  let before = 0;
  const middle = sizes.findIndex((length) => (before += length) > size * (1 - share));
  if (middle < 1) return files;
  const [own, others] = [files.slice(0, middle), files.slice(middle)];
  const reading = readElsewhere(reader, others.map(({ text }) => text));
  const read = own.map((file): InputFile => ({ ...file, plain: plainValues(file.text) }));
  const values = await reading;
  return [...read, ...others.map((file, index) => ({ ...file, ...(values && { plain: values[index]! }) }))];
}

/** Nothing where there cannot be a second thread, as for lack of memory: whoever asks for the documents then reads them. */
function readElsewhere(reader: string, texts: readonly string[]): Promise<readonly PlainValues[] | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(reader, { workerData: texts });
    worker.once('message', (text: string) => { resolve(json(text) as readonly PlainValues[]); });
    worker.once('error', () => { resolve(undefined); });
    worker.once('exit', () => { resolve(undefined); });
  });
}
