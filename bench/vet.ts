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
import { medianOf } from './measure';

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
  const [small, large] = [join(folder, '1000'), join(folder, '3000')];
  const own = (path: string) => medianOf(5, () => expectClean(process.execPath, [fairlead, 'vet', path], /^no findings in \d+ resources/));
  const [ofThousand, ofThreeThousand] = [own(small), own(large)];
  const peer = istioctl === undefined ? undefined : medianOf(2, () => expectClean(istioctl, ['analyze', '--use-kube=false', '--all-namespaces', large], /No validation issues found/));
  console.log(`fairlead vet on 1,000 applications ${ofThousand.toFixed(0)} ms, on 3,000 ${ofThreeThousand.toFixed(0)} ms; istioctl analyze on 3,000 ${peer?.toFixed(0) ?? '?'} ms`);
  return [
    { what: 'fairlead vet / istioctl analyze, 3,000 applications', ...peer !== undefined && { measured: ofThreeThousand / peer }, unit: '×', limit: 0.5 },
    { what: 'fairlead vet, 3,000 / 1,000 applications', measured: ofThreeThousand / ofThousand, unit: '×', limit: 3.3 },
  ];
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
  const [ofThousand, ofThreeThousand] = [small, large].map((resources) => medianOf(15, () => vet({ resources })));
  console.log(`the rules alone on 1,000 applications ${ofThousand!.toFixed(0)} ms, on 3,000 ${ofThreeThousand!.toFixed(0)} ms`);
  return { what: 'the rules alone, 3,000 / 1,000 applications', measured: ofThreeThousand! / ofThousand!, unit: '×', limit: 3.3 };
}
