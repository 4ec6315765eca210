import { readFileSync } from 'node:fs';

// prints, as one shell script, every `sh` block of the README that follows the line <!-- quick-start -->
const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^<!-- quick-start -->\n+```sh\n(.*?)^```$/gms)];
if (blocks.length === 0) throw new Error('README.md has no sh block after <!-- quick-start -->');
process.stdout.write(blocks.map(([, commands]) => commands).join(''));
