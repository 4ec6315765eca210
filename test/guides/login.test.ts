import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { compile } from '../../lib/synth/compile';
import { flags } from '../conformance/engines/oauth2-proxy';

const text = readFileSync(join(__dirname, '../../docs/guides/login.md'), 'utf8');
const blocksIn = (language: string) => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);

test('what operators and developers say goes together, and becomes what the proxy needs', () => {
  const documents = blocksIn('yaml').flatMap((block) => parseAllDocuments(block).map((document) => document.toJS() as object));
  const { resources, problems } = compile({ documents });
  expect(problems).toEqual([]);
  const policies = resources.map(({ resource }) => resource).filter(({ kind }) => kind === 'AuthorizationPolicy');
  const named = (wanted: string) => JSON.stringify(policies.find(({ metadata: { name } }) => name === wanted));
  expect(named('oauth2-proxy')).toContain('"/oauth2/callback","/oauth2/sign_out"');
  expect(named('console-authorizer')).toContain('fairlead-oauth2-proxy');
});

test('the flags are those that the proxy is proven with', () => {
  const shown = blocksIn('text').flatMap((block) => block.trim().split('\n')).map((line) => line.split(' ')[0]!);
  expect(shown.filter((flag) => !flag.startsWith('--http-address'))).toEqual(flags);
});
