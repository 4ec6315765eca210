/** What the files of one folder of `lib/` may import. */
export interface Room {
  /** The other folders of `lib/`; type-only imports count too. */
  readonly imports: readonly string[];
  /** Package names and node builtins; `*` stands for any text. */
  readonly packages: readonly string[];
}

/** The pure part: values in, values out; no file, clock, environment, logger or process. */
export const middle: Readonly<Record<string, Room>> = {
  kube: { imports: [], packages: [] },
  diagnostics: { imports: ['kube'], packages: [] },
  specs: { imports: [], packages: ['zod'] },
  mesh: { imports: ['kube'], packages: ['yaml'] },
  routing: { imports: ['kube', 'specs'], packages: [] },
  dns: { imports: ['kube'], packages: [] },
  synth: { imports: ['kube', 'specs', 'routing', 'dns'], packages: [] },
  guard: { imports: ['kube', 'specs', 'synth'], packages: [] },
  mtls: { imports: ['kube', 'mesh', 'specs', 'diagnostics'], packages: [] },
  explain: { imports: ['kube', 'mesh'], packages: [] },
  graph: { imports: ['kube', 'mesh'], packages: [] },
  structure: { imports: ['kube', 'diagnostics', 'specs'], packages: [] },
  vet: { imports: ['kube', 'mesh', 'mtls', 'specs', 'diagnostics', 'structure'], packages: ['yaml', 'node:crypto'] },
};

const core: Readonly<Record<string, Room>> = {
  ...middle,
  inputs: { imports: ['kube', 'diagnostics', 'specs'], packages: ['js-yaml', 'yaml', 'node:fs', 'node:os', 'node:path', 'node:worker_threads'] },
};

const wholeCore = Object.keys(core);

/** Who may import whom: the only copy of the table; the lint rules and the architecture test are made from it. */
export const rooms: Readonly<Record<string, Room>> = {
  ...core,
  'front-ends/cdk8s': { imports: wholeCore, packages: ['cdk8s', 'constructs', 'node:path'] },
  // `cdk8s synth` loads its validations from the main entry of a package
  'front-ends/cdk8s-cli': { imports: wholeCore, packages: [] },
  'front-ends/pulumi': { imports: wholeCore, packages: ['@pulumi/*', 'node:path'] },
  // a running cluster: for the command alone, into which its package is bundled
  'cluster': { imports: ['kube', 'mesh', 'specs'], packages: ['@kubernetes/client-node', 'node:*'] },
  'front-ends/cli': { imports: [...wholeCore, 'cluster'], packages: ['commander', 'picocolors', 'node:*'] },
  'index.ts': { imports: [...wholeCore, 'front-ends/cdk8s-cli'], packages: [] },
};

/** A regular expression for every module name, relative paths aside, that is in none of `packages`. */
export function foreignPackage(packages: readonly string[]): string {
  const allowed = packages.map((name) => name.replaceAll('*', '.*')).join('|');
  return packages.length === 0 ? '^(?!\\.)' : `^(?!\\.)(?!(?:${allowed})(?:/|$))`;
}
