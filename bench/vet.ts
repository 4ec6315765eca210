import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileReader, forManifests } from '../lib/inputs/files';
import { readManifests } from '../lib/inputs/read-manifests';
import { vet } from '../lib/vet/vet';
import { buildIstioctl } from '../test/conformance/engines/build';
import { cleanMesh, writeMesh } from './clean-mesh';
import type { Figure } from './figure';
import { mediansOf } from './measure';

const fairlead = join(__dirname, '../dist/bin/fairlead.js');

/** The command on a clean mesh against istioctl, which runs a third of its own checks on files; and how the time grows with the mesh. */
export async function vetCleanMesh(): Promise<Figure[]> {
  const istioctl = await buildIstioctl((text) => console.log(text)).catch((error: Error) => {
    console.log(`istioctl cannot be built, which takes Go 1.26: ${error.message}`);
    return undefined;
  });
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  try {
    const documents = [1000, 3000].map((applications) => writeMesh(join(folder, String(applications)), cleanMesh(applications)));
    console.log(`a clean mesh of 3,000 applications: ${documents[1]} documents in ${cleanMesh(3000).size} files`);
    return [...commands(folder, istioctl), await rulesAlone(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function commands(folder: string, istioctl: string | undefined): Figure[] {
  const own = (name: string) => () => expectClean(process.execPath, [fairlead, 'vet', join(folder, name)], /^no findings in \d+ resources/);
  const [ofThousand, ofThreeThousand] = mediansOf(5, [own('1000'), own('3000')]);
  console.log(`fairlead vet on 1,000 applications ${ofThousand!.toFixed(0)} ms, on 3,000 ${ofThreeThousand!.toFixed(0)} ms`);
  return [
    { what: 'fairlead vet / istioctl analyze, 3,000 applications', measured: istioctl === undefined ? undefined : againstIstioctl(own('3000'), istioctl, join(folder, '3000')), unit: '×', limit: 0.5 },
    { what: 'fairlead vet, 3,000 / 1,000 applications', measured: ofThreeThousand! / ofThousand!, unit: '×', limit: 3.3 },
  ];
}

function againstIstioctl(own: () => void, istioctl: string, path: string): number {
  const peer = () => expectClean(istioctl, ['analyze', '--use-kube=false', '--all-namespaces', path], /No validation issues found/);
  const [ours, theirs] = mediansOf(3, [own, peer]);
  console.log(`taking turns on 3,000 applications: fairlead vet ${ours!.toFixed(0)} ms, istioctl analyze ${theirs!.toFixed(0)} ms`);
  return ours! / theirs!;
}

function expectClean(command: string, args: readonly string[], clean: RegExp): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (error) throw error;
  if (status !== 0 || !clean.test(stdout + stderr)) throw new Error(`${command} ${args.join(' ')}: ${(stdout + stderr).slice(0, 2000)}`);
}

/** Without reading, which would hide a rule that grows faster than its input. */
async function rulesAlone(folder: string): Promise<Figure> {
  const reader = () => new FileReader({ cwd: folder, stdin: process.stdin }, forManifests);
  const resourcesIn = async (name: string) => readManifests(await reader().read([name])).resources;
  const [small, large] = [await resourcesIn('1000'), await resourcesIn('3000')];
  const [ofThousand, ofThreeThousand] = mediansOf(15, [small, large].map((resources) => () => { vet({ resources }); }));
  console.log(`the rules alone on 1,000 applications ${ofThousand!.toFixed(0)} ms, on 3,000 ${ofThreeThousand!.toFixed(0)} ms`);
  return { what: 'the rules alone, 3,000 / 1,000 applications', measured: ofThreeThousand! / ofThousand!, unit: '×', limit: 3.3 };
}
