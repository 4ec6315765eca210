import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { offences } from './offences';

const lib = join(__dirname, '../../lib');

test('every import in lib/ is allowed by projenrc/rooms.ts, none is circular, and no file is long', () => {
  const files = filesBelow(lib);
  expect(files.size).toBeGreaterThan(0);
  expect(offences(files)).toEqual([]);
});

test.each<[string, Record<string, string>, readonly string[]]>([
  ['allowed imports', {
    'index.ts': "export * from './synth/synthesize';",
    'kube/resource.ts': 'export {};',
    'synth/synthesize.ts': "import { a } from '../kube/resource';\nimport type { b } from './other';",
    'synth/other.ts': 'export {};',
    'specs/schema.ts': "import { z } from 'zod';\nimport * as core from 'zod/v4/core';",
    'front-ends/cli/bin.ts': "import { readFile } from 'node:fs/promises';",
    'front-ends/pulumi/index.ts': "import * as k8s from '@pulumi/kubernetes/networking/v1';",
  }, []],
  ['a folder outside the table', { 'helpers/text.ts': '' }, ['helpers/text.ts: is in no room of projenrc/rooms.ts']],
  ['a file beside the front ends', { 'front-ends/shared.ts': '' }, ['front-ends/shared.ts: is in no room of projenrc/rooms.ts']],
  ['a forbidden arrow', {
    'kube/resource.ts': "import { a } from '../synth/synthesize';",
    'synth/synthesize.ts': '',
  }, ['kube/resource.ts: may not import ../synth/synthesize']],
  ['a forbidden arrow of types', {
    'mesh/index.ts': "import type { A } from '../specs';\nexport type { B } from '../specs';\ntype C = import('../specs').C;",
    'specs/index.ts': '',
  }, Array(3).fill('mesh/index.ts: may not import ../specs')],
  ['forbidden packages', {
    'kube/resource.ts': "const a = require('zod');\nconst b = import('zodiac');",
    'specs/schema.ts': "import 'zodiac';\nimport 'fs';\nimport 'fairlead';",
    'inputs/files.ts': "import 'node:http';",
  }, [
    'inputs/files.ts: may not import node:http',
    'kube/resource.ts: may not import zod',
    'kube/resource.ts: may not import zodiac',
    'specs/schema.ts: may not import fairlead',
    'specs/schema.ts: may not import fs',
    'specs/schema.ts: may not import zodiac',
  ]],
  ['one front end in another', {
    'front-ends/cli/bin.ts': "import '../pulumi/index';",
    'front-ends/pulumi/index.ts': '',
  }, ['front-ends/cli/bin.ts: may not import ../pulumi/index']],
  ['a path that leaves lib/', { 'kube/resource.ts': "import '../../package.json';" }, ['kube/resource.ts: may not import ../../package.json']],
  ['an import cycle', {
    'kube/a.ts': "import { b } from './b';",
    'kube/b.ts': "import type { c } from './c';",
    'kube/c.ts': "export * from './a';",
  }, ['cycle: kube/a.ts -> kube/b.ts -> kube/c.ts -> kube/a.ts']],
  ['a long file', { 'kube/long.ts': '\n'.repeat(300) + 'export {};\n' }, ['kube/long.ts: has 301 lines, more than 300']],
])('finds %s', (_name, files, expected) => {
  expect(offences(new Map(Object.entries(files)))).toEqual(expected);
});

function filesBelow(root: string): ReadonlyMap<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
  return new Map(paths.map((path) => [path.split(sep).join(posix.sep), readFileSync(join(root, path), 'utf8')]));
}
