import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareResources } from '../../lib/kube/order';
import type { Resource } from '../../lib/kube/resource';
import { compile } from '../../lib/synth/compile';
import { validate } from '../crds/validate';
import { documentsOf } from '../synth/case';
import { compactYaml } from '../synth/compact-yaml';

const root = join(__dirname, '../..');
const deployments: Readonly<Record<string, readonly string[]>> = {
  'bookinfo': ['productpage-v1', 'details-v1', 'reviews-v1', 'reviews-v2', 'reviews-v3', 'ratings-v1'],
  'online-boutique': [
    'frontend', 'adservice', 'cartservice', 'checkoutservice', 'currencyservice', 'emailservice', 'paymentservice', 'productcatalogservice',
    'recommendationservice', 'shippingservice', 'redis-cart', 'loadgenerator',
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-example-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.each(Object.keys(deployments))('%s', (name) => {
  const example = join(root, 'examples', name);
  const expectedFile = join(example, 'expected.yaml');
  const expected = () => documentsOf(readFileSync(expectedFile, 'utf8')) as Resource[];

  test('the core makes what is expected', () => {
    const { resources, problems } = compile({ documents: documentsOf(readFileSync(join(example, 'spec.yaml'), 'utf8')) });
    const text = resources.map(({ resource }) => compactYaml(resource)).join('---\n');
    if (process.env.UPDATE_CASES === '1') writeFileSync(expectedFile, text);
    expect(problems).toEqual([]);
    expect(text).toBe(readFileSync(expectedFile, 'utf8'));
  });

  test('an API server takes what is expected', () => {
    // Kubernetes' own kinds have no CRD: the suite `accepted` asks a real server about them
    expect(expected().filter(({ apiVersion }) => apiVersion !== 'networking.k8s.io/v1').flatMap(validate)).toEqual([]);
  });

  test('the command makes the same', () => {
    const command = ['--require', 'tsx/cjs', join(root, 'lib/front-ends/cli/bin.ts'), 'synth', join(example, 'spec.yaml')];
    expect(documentsOf(execFileSync(process.execPath, command, { encoding: 'utf8', cwd: root }))).toEqual(expected());
  });

  test('the cdk8s program makes the same, beside the workloads', () => {
    process.env.CDK8S_OUTDIR = folder;
    jest.requireActual(join(example, 'main.cdk8s'));
    const { own, others } = written();
    expect(own).toEqual(expected());
    expect(others.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(deployments[name]);
  });

  test('`cdk8s synth` makes the same', () => {
    execFileSync('npx', ['cdk8s', 'synth', '--check-upgrade=false', '--output', folder], { cwd: example, stdio: 'pipe' });
    expect(written().own).toEqual(expected());
  });
});

test('every example is among these', () => {
  const folders = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name)).toEqual(Object.keys(deployments));
});

/** What was written into the folder: our resources in canonical order, and the others as they stand. */
function written(): { readonly own: Resource[]; readonly others: Resource[] } {
  const all = readdirSync(folder).sort().flatMap((file) => documentsOf(readFileSync(join(folder, file), 'utf8')) as Resource[]);
  const isOwn = ({ metadata }: Resource) => metadata.labels?.['app.kubernetes.io/managed-by'] === 'fairlead';
  return { own: all.filter(isOwn).sort(compareResources), others: all.filter((resource) => !isOwn(resource)) };
}
