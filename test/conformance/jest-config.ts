import { join } from 'node:path';

const root = join(__dirname, '../..');

/** How jest runs the suites; `library` is the folder that they take for `lib`. */
export function jestConfig(library = join(root, 'lib'), reporters: readonly string[] = [join(__dirname, 'progress.ts'), 'summary']): string {
  return JSON.stringify({
    rootDir: root,
    roots: ['<rootDir>/test/conformance'],
    testMatch: ['<rootDir>/test/conformance/**/*.test.ts'],
    moduleNameMapper: { '^fairlead$': join(library, 'index.ts') },
    transform: { '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }] },
    testTimeout: 30_000,
    // the suites share the gateways: one at a time
    maxWorkers: 1,
    reporters,
  });
}
