import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { installPackage } from '../install-package';

const root = join(__dirname, '../../..');

/** What `cdk8s synth` did. */
export interface Synthesis {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What the App is called with, and what `cdk8s.yaml` says. */
export interface Asked {
  readonly args?: readonly string[];
  readonly options?: readonly string[];
  readonly validation?: object;
}

/** A project of its own with the package installed as npm would, for all tests of a file. */
export function project(): { readonly path: string; readonly synth: (asked?: Asked) => Synthesis } {
  let path = '';
  beforeAll(() => {
    path = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead-cdk8s-')));
    installPackage(path, ['index', 'front-ends/cdk8s/index'], ['cdk8s', 'constructs']);
    copyFileSync(join(__dirname, 'app/main.ts'), join(path, 'main.ts'));
  }, 60_000);
  afterAll(() => rmSync(path, { recursive: true }));
  return { get path() { return path; }, synth: (asked = {}) => synth(path, asked) };
}

function synth(cwd: string, { args = [], options = [], validation = {} }: Asked): Synthesis {
  const app = ['node', '--require', require.resolve('tsx/cjs'), 'main.ts', ...args].join(' ');
  const validations = [{ package: './node_modules/fairlead', version: '0.0.0', class: 'VetValidation', ...validation }];
  writeFileSync(join(cwd, 'cdk8s.yaml'), stringify({ app, validations }));
  return synthesize(cwd, options);
}

/** Runs `cdk8s synth` in a project, as its `cdk8s.yaml` says. */
export function synthesize(cwd: string, options: readonly string[] = []): Synthesis {
  const cdk8s = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cdk8s, 'synth', '--check-upgrade=false', ...options], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
