import { spawn } from 'node:child_process';

interface Options {
  /** What it reads. */
  readonly input?: string;
  readonly cwd?: string;
}

/** Runs a program to its end and gives what it printed; where it fails, an error says what it said. */
export function runCommand(command: string, args: readonly string[], { input, cwd }: Options = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(stdout) : reject(new Error(`${command} ${args.join(' ')}: ${stderr.trim() || `exit code ${code}`}`))));
    child.stdin.on('error', () => undefined).end(input ?? '');
  });
}
