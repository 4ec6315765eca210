import { spawn } from 'node:child_process';
import { withEngines } from './engines/with-engines';
import { jestConfig } from './jest-config';

/** Runs the suite on real engines; what is given on the command line goes to jest. Gives the exit code. */
function runSuites(args: readonly string[]): Promise<number> {
  return withEngines((environment, signal) => new Promise((resolve, reject) => {
    const jest = spawn(process.execPath, ['--import', 'tsx', require.resolve('jest/bin/jest'), '--config', jestConfig(), ...args], { stdio: 'inherit', env: { ...process.env, ...environment }, signal });
    jest.once('error', reject).once('exit', (code) => resolve(code ?? 1));
  }));
}

void runSuites(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
