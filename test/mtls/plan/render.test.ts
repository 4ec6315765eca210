import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planDocuments } from '../../../lib/mtls/plan/plan-documents';
import { renderPlan } from '../../../lib/mtls/plan/render-plan';
import { inputOfCase } from './case';

const plain = (text: string): string => text;
const mark = (name: string) => (text: string): string => `<${name}>${text}</${name}>`;
const palettes = {
  plain: { bold: plain, red: plain, yellow: plain, blue: plain, cyan: plain },
  coloured: { bold: mark('bold'), red: mark('red'), yellow: mark('yellow'), blue: mark('blue'), cyan: mark('cyan') },
};

test.each<[string, keyof typeof palettes]>([
  ['policy/nothing-to-do', 'plain'],
  ['policy/amended', 'plain'],
  ['policy/out-of-disable', 'coloured'],
  ['policy/shared-is-split', 'plain'],
  ['rule/namespace-disable', 'plain'],
  ['rule/one-port-of-two', 'plain'],
  ['rule/disable-beside-others', 'plain'],
  ['client/accepted', 'coloured'],
])('the plan of %s is told a person, %s', (name, palette) => {
  const { plan } = planDocuments(inputOfCase(join(__dirname, 'cases', name)));
  const text = renderPlan(plan!, palettes[palette]);
  const file = join(__dirname, 'texts', `${name.replace('/', '-')}.txt`);
  if (process.env.UPDATE_CASES === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('what a terminal would act on is shown, and colours are not', () => {
  const { plan } = planDocuments(inputOfCase(join(__dirname, 'cases', 'policy/amended')));
  const [change] = plan!.changes;
  const escape = '\u001b[31m';
  const hostile = { ...change!, reasons: [`it says ${escape}`] };
  const text = renderPlan({ ...plan!, steps: [{ changes: [hostile], because: '' }] }, { ...palettes.plain, bold: (word) => `${escape}${word}` });
  expect(text).toContain(`${escape}PeerAuthentication`);
  expect(text).toContain('it says \\u{1b}[31m');
});
