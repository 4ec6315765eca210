import { spawn } from 'node:child_process';
import { withEngines, type Work } from './engines/with-engines';
import { jestConfig } from './jest-config';

/** What changes or counts the whole mesh goes first, while nobody else is in it. */
const stages: readonly (readonly string[])[] = [['--runInBand', '/mtls/'], ['--testPathIgnorePatterns', '/mtls/']];

/** Runs the suites on real engines; what is given on the command line goes to jest. Gives the exit code. */
function runSuites(args: readonly string[]): Promise<number> {
  return withEngines(async (...running) => {
    for (const stage of args.length > 0 ? [args] : stages) {
      const code = await jest(stage, ...running);
      if (code !== 0) return code;
    }
    return 0;
  });
}

function jest(args: readonly string[], ...[environment, signal]: Parameters<Work<number>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const command = ['--import', 'tsx', require.resolve('jest/bin/jest'), '--config', jestConfig(), ...args];
    const child = spawn(process.execPath, command, { stdio: 'inherit', env: { ...process.env, ...environment }, signal });
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
  });
}

void runSuites(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
