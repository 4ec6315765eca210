import type { javascript } from 'projen';
import { foreignPackage, middle, rooms } from './rooms';

/** Says in the editor what the architecture test says in the test run. */
export function addRoomRules(eslint: javascript.Eslint): void {
  eslint.addRules({ 'import/no-restricted-paths': ['error', { zones: Object.keys(rooms).map(zone) }] });
  for (const [name, { packages }] of Object.entries(rooms)) {
    const message = `lib/${name} may import ${packages.join(', ') || 'no package'}: see projenrc/rooms.ts`;
    eslint.addOverride({
      files: [roomFiles(name)],
      rules: {
        '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: foreignPackage(packages), message }] }],
      },
    });
  }
  eslint.addOverride({ files: Object.keys(middle).map(roomFiles), rules: pure });
}

const pure = {
  'no-console': ['error'],
  'no-restricted-globals': ['error', 'process', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate'],
  'no-restricted-properties': ['error', { object: 'Date', property: 'now' }, { object: 'Math', property: 'random' }],
};

function zone(name: string) {
  const except = [name, ...rooms[name]!.imports].map((room) => `./${room}`);
  return { target: `./lib/${name}`, from: './lib', except, message: 'see projenrc/rooms.ts' };
}

function roomFiles(name: string): string {
  return name.endsWith('.ts') ? `lib/${name}` : `lib/${name}/**/*.ts`;
}
