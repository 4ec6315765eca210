const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
// of `npm install --global`, by which npm would install nothing here
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_(?:global|local|prefix)/i.test(name)));
// npm may print what a script prints in front of its own answer
const npm = (...args) => execFileSync('npm', args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });

// Whoever installs the repository itself, as pre-commit does, finds no `dist` in it, and may have no compiler.
if (!existsSync(join(root, 'dist'))) {
  if (!existsSync(join(root, 'node_modules', 'typescript'))) npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund');
  npm('run', 'compile');
}
