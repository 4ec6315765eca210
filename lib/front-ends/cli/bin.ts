#!/usr/bin/env node
import { run } from './run';

void run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
}).then((code) => {
  // not process.exit(), which would cut off what a pipe has not taken yet
  process.exitCode = code;
});
