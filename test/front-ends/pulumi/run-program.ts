import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from '../install-package';
import { startEngine, type Engine, type Providers } from './engine';

const root = join(__dirname, '../../..');

/** What became of a program. */
export interface Run extends Omit<Engine, 'address' | 'stop'> {
  readonly exitCode: number | null;
  /** What it wrote to its two streams. */
  readonly printed: string;
}

/** Runs a Pulumi program as Pulumi's own command does, in a process of its own, against an engine that creates nothing. */
export async function runProgram(file: string, providers: Providers = {}, { preview = false } = {}): Promise<Run> {
  return run(['--require', 'tsx/cjs'], { file, cwd: root, env: process.env }, await startEngine(providers, preview), preview);
}

/** Makes an empty folder a TypeScript project of Pulumi, whose program is `index.ts`, with the package installed. */
export function makeProject(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  installPackage(folder, ['front-ends/pulumi/index'], ['@pulumi', 'typescript']);
  writeFileSync(join(folder, 'package.json'), '{"main": "index.ts"}');
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions": {"module": "NodeNext", "moduleResolution": "NodeNext", "target": "es2022"}}');
}

/** The same for the TypeScript of a project of its own, which Pulumi's command reads by itself. */
export async function runProject(folder: string, providers: Providers = {}, { preview = false } = {}): Promise<Run> {
  const env = { ...process.env, PULUMI_NODEJS_TYPESCRIPT: 'true', PULUMI_NODEJS_TRANSPILE_ONLY: 'true' };
  return run([], { file: '.', cwd: folder, env }, await startEngine(providers, preview), preview);
}

interface Program {
  readonly file: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

async function run(flags: readonly string[], { file, cwd, env }: Program, engine: Engine, preview: boolean): Promise<Run> {
  const { address, stop, ...seen } = engine;
  const options = [`--monitor=${address}`, `--engine=${address}`, '--project=project', '--stack=stack', ...(preview ? ['--dry-run'] : [])];
  const child = spawn(process.execPath, [...flags, require.resolve('@pulumi/pulumi/cmd/run'), ...options, file], { cwd, env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { printed += text; });
  const exitCode = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  stop();
  return { ...seen, exitCode, printed };
}
