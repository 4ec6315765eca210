import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { starters } from '../lib/front-ends/cli/starters';
import type { Resource } from '../lib/kube/resource';
import { meshOf } from '../lib/mesh/mesh';
import { statusOf } from '../lib/mtls/status';
import { synthesize } from '../lib/synth/synthesize';
import { isKept, type Figure } from './figure';
import { fleet, parsedFleet } from './fleet';
import { medianOf } from './measure';
import { meshOfServices } from './mesh';
import { vetCleanMesh } from './vet';

const runs = 5;

/** The core, from plain documents to resources, against cdk8s writing the very same resources, side by side in one process. */
function coreAgainstCdk8s(): Figure[] {
  const [thousand, fourThousand] = [fleet(1000), fleet(4000)];
  const core = (documents: readonly unknown[]) => synthesize({ specs: parsedFleet(documents) });
  const { resources, problems } = core(thousand);
  if (problems.length > 0) throw new Error(problems[0]!.message);

  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  const app = new App({ outdir: folder });
  const chart = new Chart(app, 'bench');
  resources.forEach(({ resource }, index) => new ApiObject(chart, String(index), { ...resource }));
  const cdk8s = medianOf(runs, () => app.synth());
  rmSync(folder, { recursive: true });

  const small = medianOf(runs, () => core(thousand));
  const large = medianOf(runs, () => core(fourThousand));
  console.log(`1,000 applications under 10 ingresses: ${resources.length} resources; core ${small.toFixed(0)} ms, cdk8s App.synth of the same ${cdk8s.toFixed(0)} ms`);
  console.log(`4,000 applications: core ${large.toFixed(0)} ms`);
  return [
    { what: 'core / cdk8s App.synth, 1,000 applications', measured: small / cdk8s, unit: '×', limit: 1 },
    { what: 'core, 4,000 / 1,000 applications', measured: large / small, unit: '×', limit: 4.6 },
  ];
}

/** The status of every service, from plain resources: the index is built anew each time. */
function statusOfServices(): Figure[] {
  const shown = ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule'].map((kind) => ({ kind }));
  const status = (resources: readonly Resource[]) => statusOf(meshOf({ resources, shown }));
  const [thousand, threeThousand] = [meshOfServices(1000), meshOfServices(3000)];
  const { ports } = status(threeThousand);
  if (ports.length !== 6000) throw new Error(`${ports.length} ports instead of 6000`);
  const small = medianOf(runs, () => status(thousand));
  const large = medianOf(runs, () => status(threeThousand));
  console.log(`mTLS status of 1,000 services ${small.toFixed(0)} ms, of 3,000 services with 3,000 policies and 3,000 rules ${large.toFixed(0)} ms`);
  return [
    { what: 'mTLS status, 3,000 services', measured: large, unit: 'ms', limit: 2000 },
    { what: 'mTLS status, 3,000 / 1,000 services', measured: large / small, unit: '×', limit: 3.3 },
  ];
}

/** The command on one pair of specs against a bare start of node, each a process of its own. */
function commandAgainstNode(): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  const file = join(folder, 'specs.yaml');
  writeFileSync(file, [...starters.values()].join('---\n'));
  const start = (args: readonly string[]) => () => {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const node = medianOf(15, start(['-e', '0']));
  const command = medianOf(15, start([join(__dirname, '../dist/bin/fairlead.js'), 'synth', file]));
  rmSync(folder, { recursive: true });
  console.log(`fairlead synth on one pair of specs ${command.toFixed(0)} ms, node -e 0 ${node.toFixed(0)} ms`);
  return { what: 'fairlead synth / node -e 0', measured: command / node, unit: '×', limit: 3 };
}

async function main(): Promise<void> {
  const figures = [...coreAgainstCdk8s(), ...statusOfServices(), commandAgainstNode(), ...await vetCleanMesh()];
  console.table(figures.map((figure) => ({
    what: figure.what,
    measured: figure.measured === undefined ? 'not measured' : `${figure.measured.toFixed(2)} ${figure.unit}`,
    limit: `${figure.limit} ${figure.unit}`,
    kept: isKept(figure),
  })));
  process.exitCode = figures.every(isKept) ? 0 : 1;
}

void main();
