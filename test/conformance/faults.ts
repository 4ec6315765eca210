import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withEngines, type Work } from './engines/with-engines';
import { jestConfig } from './jest-config';

/** One change of one file of `lib/`, and the test that must fail by it. */
interface Fault {
  readonly 'fault': string;
  readonly 'in': string;
  readonly 'instead of': string;
  readonly 'write': string;
  /** Absent: `promises`. */
  readonly 'suite'?: string;
  readonly 'caught by': string;
}

interface Result {
  readonly fault: string;
  readonly caught: boolean;
  readonly by: string;
}

const root = join(__dirname, '../..');
const library = join(root, 'artifacts', 'faulty', 'lib');
const report = join(root, 'artifacts', 'faulty', 'report.json');

/** Suites that take minutes are asked for the one test alone. */
const slow = ['certificates', 'vet/traffic'];

/** A library with the fault; an error where what it stands in the place of is not there just once. */
function spoil({ 'in': file, 'instead of': text, write }: Fault): void {
  rmSync(library, { recursive: true, force: true });
  cpSync(join(root, 'lib'), library, { recursive: true });
  const source = readFileSync(join(library, file), 'utf8');
  const parts = source.split(text);
  if (parts.length !== 2) throw new Error(`lib/${file} has \`${text}\` ${parts.length - 1} times: bring faults.yaml up to date`);
  writeFileSync(join(library, file), parts.join(write));
}

/** The names of the tests that fail with the library as it is now. */
async function failures(suite: string, only: string | undefined, ...[environment, signal]: Parameters<Work<unknown>>): Promise<string[]> {
  rmSync(report, { force: true });
  await new Promise((resolve, reject) => {
    const args = ['--config', jestConfig(library, []), '--runInBand', '--json', '--outputFile', report, ...(only === undefined ? [] : ['--testNamePattern', escaped(only)]), `${suite}\\.test`];
    spawn(process.execPath, [require.resolve('jest/bin/jest'), ...args], { stdio: 'ignore', cwd: root, env: { ...process.env, ...environment }, signal }).once('error', reject).once('exit', resolve);
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: readonly { message: string; assertionResults: readonly { status: string; title: string }[] }[] };
  const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (ran.length === 0) throw new Error(`no test ran: ${testResults.map(({ message }) => message).join('\n')}`);
  return ran.filter(({ status }) => status === 'failed').map(({ title }) => title);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

async function judge(fault: Fault, ...running: Parameters<Work<unknown>>): Promise<Result> {
  const { fault: name, suite = 'promises', 'caught by': by } = fault;
  spoil(fault);
  const failed = await failures(suite, slow.includes(suite) ? by : undefined, ...running);
  return { fault: name, caught: failed.some((title) => title.startsWith(by)), by: `${by}${failed.length > 1 ? ` (and ${failed.length - 1} more)` : ''}` };
}

async function judgeAll(wanted: string | undefined): Promise<number> {
  const faults = (parse(readFileSync(join(__dirname, 'faults', 'faults.yaml'), 'utf8')) as readonly Fault[]).filter(({ fault }) => wanted === undefined || fault.includes(wanted));
  const width = Math.max(...faults.map(({ fault }) => fault.length));
  const results = await withEngines(async (...running) => {
    const all: Result[] = [];
    for (const fault of faults) {
      const result = await judge(fault, ...running);
      console.log(`${result.caught ? 'caught' : 'MISSED'}  ${result.fault.padEnd(width)}  by: ${result.by}`);
      all.push(result);
    }
    return all;
  });
  rmSync(join(root, 'artifacts', 'faulty'), { recursive: true, force: true });
  const missed = results.filter(({ caught }) => !caught).length;
  console.log(`\n${results.length - missed} of ${results.length} faults were caught by the test that is to catch them.`);
  return missed === 0 ? 0 : 1;
}

void judgeAll(process.argv[2]).then((code) => {
  process.exitCode = code;
}, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
