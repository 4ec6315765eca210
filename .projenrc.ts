import { javascript, JsonFile, typescript } from 'projen';
import { addRoomRules } from './projenrc/lint';

/** Frameworks a user brings along; each is optional, so that a cdk8s user installs no Pulumi and the other way round. */
const frameworks = {
  'cdk8s': '2.70.106',
  'cdk8s-plus-27': '2.9.5',
  'constructs': '10.8.1',
  '@pulumi/aws': '7.48.0',
  '@pulumi/kubernetes': '4.34.2',
  '@pulumi/pulumi': '3.248.0',
};

/** What a user imports, and the file of `lib/` that it is. */
const entryPoints = {
  '.': 'index',
  './cdk8s': 'front-ends/cdk8s/index',
  './pulumi': 'front-ends/pulumi/index',
};

const project = new typescript.TypeScriptProject({
  name: 'fairlead',
  description: 'Turns a SecureApplication and a MeshIngress into Istio, cert-manager and DNS resources, with cdk8s, Pulumi or a command',
  keywords: ['authorization', 'cdk8s', 'cert-manager', 'gateway', 'istio', 'jwt', 'kubernetes', 'pulumi', 'security', 'service-mesh'],
  authorName: 'The fairlead authors',
  authorOrganization: true,
  license: 'Apache-2.0',
  copyrightOwner: 'The fairlead authors',
  defaultReleaseBranch: 'main',

  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  projenVersion: '0.103.25',
  typescriptVersion: '6.0.3',
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  sampleCode: false,
  github: false,
  buildWorkflow: false,
  depsUpgrade: false,
  release: false,

  srcdir: 'lib',
  libdir: 'dist',
  testdir: 'test',
  artifactsDirectory: 'artifacts',
  entrypoint: 'dist/index.js',
  npmignoreEnabled: false,
  bin: { fairlead: 'dist/bin/fairlead.js' },
  gitignore: ['/artifacts/', '/.stryker-tmp/', 'cdk8s.out/'],

  deps: ['js-yaml@^4.3.2', 'yaml@^2.9.1', 'zod@^4.6.7'],
  peerDeps: Object.entries(frameworks).map(([name, version]) => `${name}@^${version}`),
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    ...Object.entries(frameworks).map(([name, version]) => `${name}@${version}`),
    '@arethetypeswrong/cli@0.18.5',
    '@bufbuild/cel@0.6.1',
    // its kubeconfig is bundled into the command; 2.x needs Node 22
    '@kubernetes/client-node@1.4.0',
    // the official schema of SARIF, and a matcher for it
    '@microsoft/jest-sarif@1.0.0-beta.0',
    '@stryker-mutator/core@9.5.1',
    '@stryker-mutator/jest-runner@9.5.1',
    '@swc/core@1.16.18',
    '@swc/jest@0.2.39',
    '@types/js-yaml@^4',
    '@types/node@^20',
    '@types/sarif@2.1.7',
    // asked for by the types of @kubernetes/client-node
    '@types/ws@^8',
    'cdk8s-cli@2.207.60',
    // bundled into the command
    'commander@14.0.3',
    'esbuild@0.28.2',
    'fast-check@4.10.2',
    'picocolors@1.1.1',
    'publint@0.3.25',
    'tsx@4.23.15',
  ],

  tsconfig: {
    compilerOptions: {
      target: 'ES2022',
      lib: ['es2022'],
      module: 'Node16',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
      isolatedModules: true,
      noUncheckedIndexedAccess: true,
      declarationMap: true,
      sourceMap: true,
      inlineSourceMap: false,
      inlineSources: false,
      // examples and tests import the package by its name, without a build
      paths: Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [`fairlead${name.slice(1)}`, [`./lib/${file}.ts`]])),
    },
  },
  // one program for everything, so that `npm test` and the lint rules see every file
  tsconfigDev: {
    compilerOptions: { declaration: false, declarationMap: false },
    include: ['../.projenrc.ts', '../projenrc/**/*.ts', '../lib/**/*.ts', '../bench/**/*.ts', '../examples/**/*.ts', '../scripts/**/*.ts'],
  },
  typecheckTests: false,

  eslint: true,
  eslintOptions: {
    dirs: ['lib'],
    devdirs: ['bench', 'examples', 'scripts', 'test'],
    projectService: false,
    tsconfigPath: './test/tsconfig.json',
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
  },

  jest: true,
  jestOptions: {
    jestVersion: '^30',
    junitReporting: false,
    coverageText: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      roots: ['<rootDir>/lib', '<rootDir>/test'],
      collectCoverage: false,
      // whole processes are started, on whatever machine this is
      testTimeout: 300_000,
      // real engines have a command of their own
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/conformance/'],
      moduleNameMapper: Object.fromEntries(
        Object.entries(entryPoints).map(([name, file]) => [`^fairlead${name.slice(1)}$`, `<rootDir>/lib/${file}.ts`]),
      ),
      transform: {
        '^.+\\.tsx?$': new javascript.Transform('@swc/jest', {
          jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
          module: { type: 'commonjs' },
        }),
      },
    },
  },
});

// what is published
const entry = (file: string) => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` });
const { '.': main, ...subpaths } = entryPoints;
project.package.addField('peerDependenciesMeta', Object.fromEntries(Object.keys(frameworks).map((name) => [name, { optional: true }])));
// the command is one bundled file; `lib` is what the source and declaration maps point at
const bundled = ['front-ends/cli', 'cluster'];
project.package.addField('files', ['dist', 'lib', ...bundled.flatMap((room) => [`!dist/${room}`, `!lib/${room}`]), '!dist/**/*.tsbuildinfo']);
project.package.addField('type', 'commonjs');
project.package.addField('exports', {
  '.': entry(main),
  ...Object.fromEntries(Object.entries(subpaths).map(([name, file]) => [name, entry(file)])),
  './package.json': './package.json',
});
// moduleResolution node10 does not read "exports"
project.package.addField('typesVersions', {
  '*': Object.fromEntries(Object.entries(subpaths).map(([name, file]) => [name.slice(2), [`dist/${file}.d.ts`]])),
});

// npm
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');
// a registry may lack the bindings of other platforms; `npm ci` then fails with "Missing: ... from lock file"
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// @swc/jest replaces ts-jest
project.deps.removeDependency('ts-jest');
const packageJson = project.tryFindObjectFile('package.json')!;
packageJson.addDeletionOverride('jest.transform.^\\.+\\\\\\.[t]sx?$');
packageJson.addOverride('jest.testMatch', ['<rootDir>/test/**/*.test.ts']);

// lint
project.eslint!.addExtends('plugin:@typescript-eslint/recommended');
project.eslint!.addRules({
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'import/order': ['error', { groups: ['builtin', 'external', 'parent', 'sibling'], alphabetize: { order: 'asc', caseInsensitive: true } }],
});
// the command is bundled with what it uses
bundled.forEach((room) => project.eslint!.allowDevDeps(`lib/${room}/**`));
addRoomRules(project.eslint!);

// tasks
project.compileTask.prependSteps({ exec: 'rm -rf dist', name: 'no file of an earlier build is published' });
project.compileTask.exec('tsx scripts/bundle.ts', { name: 'bundle the command' });

// a git dependency, which is what pre-commit makes of the repository, is built where it is installed
project.setScript('prepare', 'node scripts/prepare.cjs');

project.testTask.reset();
project.testTask.spawn(project.eslint!.eslintTask);
project.testTask.exec('tsc --noEmit -p test/tsconfig.json', { name: 'type-check' });
project.testTask.exec('jest --ci', { receiveArgs: true });

project.addTask('example', { description: 'Write and show the resources of the example', exec: 'tsx examples/show.ts bookinfo' });
const bench = project.addTask('bench', { description: 'Measure against cdk8s, a bare start of node and istioctl, which is built the first time' });
bench.spawn(project.compileTask);
bench.exec('tsx bench/run.ts', { receiveArgs: true });
project.addTask('docs', { description: 'Write docs/specs from the schemas', exec: 'tsx scripts/docs.ts' });
project.addTask('crds', { description: 'Write the structures and types of kinds from CRD files', exec: 'tsx scripts/crds.ts', receiveArgs: true });
project.addTask('conformance', { description: 'Prove the output on a real API server, istiod, Envoy, cert-manager and external-dns', exec: 'tsx test/conformance/run.ts', receiveArgs: true });
project.addTask('conformance:faults', { description: 'Show that the conformance suite catches deliberate faults', exec: 'tsx test/conformance/faults.ts', receiveArgs: true });
project.addTask('mutation', { description: 'Run the mutation tests', exec: 'stryker run', receiveArgs: true });

new JsonFile(project, 'stryker.config.json', {
  marker: false,
  obj: {
    testRunner: 'jest',
    // the architecture tests judge the source text, which mutation rewrites; the others take long and are not what a mutant is judged by
    jest: { config: { testEnvironment: '@stryker-mutator/jest-runner/jest-env/node', testPathIgnorePatterns: ['/node_modules/', '/test/architecture/', '/test/examples/', '/test/front-ends/', '/test/guides/', '/test/readme/', '/test/synth/(growth|leaks|properties)', '/test/vet/hostile'] } },
    coverageAnalysis: 'perTest',
    // the data of advisories are written by a script and compared with their source
    mutate: ['lib/routing/**/*.ts', 'lib/specs/**/*.ts', 'lib/synth/**/*.ts', 'lib/vet/**/*.ts', '!lib/vet/advisories/data/**'],
    appendPlugins: ['./projenrc/ignore-rule-texts.mjs'],
    ignorers: ['rule-texts'],
    ignorePatterns: ['/artifacts', '/dist'],
    concurrency: 2,
    reporters: ['clear-text', 'html', 'progress'],
    clearTextReporter: { allowColor: false, logTests: false },
    htmlReporter: { fileName: 'artifacts/mutation.html' },
    incremental: true,
    incrementalFile: 'artifacts/mutation.json',
    thresholds: { high: 95, low: 85, break: 85 },
  },
});

// cases of line ends and encodings are read byte for byte
project.gitattributes.addAttributes('/test/inputs/cases/**', '-text');
project.gitattributes.addAttributes('/test/inputs/edits/cases/**', '-text');

project.synth();
