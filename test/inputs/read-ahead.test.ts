import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { InputFile } from '../../lib/inputs/input-file';
import { plainValues } from '../../lib/inputs/plain-values';
import { readAhead } from '../../lib/inputs/read-ahead';
import { readManifests } from '../../lib/inputs/read-manifests';
import { installedCommand } from '../front-ends/cli/installed';

const installed = installedCommand();
const reader = () => join(dirname(installed.bin), 'plain-reader.js');

const configMap = (name: number) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-${name}}\ndata: {text: '${'x'.repeat(500)}', zero: -0.0}\n`;
const file = (number: number, text: string): InputFile => ({ file: `${number}.yaml`, text, named: false });
/** What is plain, what is for the careful reader, what is wrong, and JSON. */
const texts = [
  [0, 1, 2].map(configMap).join('---\n'),
  `${configMap(3)}---\napiVersion: v1\nkind: ConfigMap\nmetadata: &m {name: c-4}\ndata: {a: yes}\n`,
  `${configMap(5)}---\napiVersion: v1\n kind: [\n`,
  '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c-6"}}',
  '# nothing\n',
];
const many = [...Array(4000).keys()].map((number) => file(number, texts[number % texts.length]!));

/** All that is read of files. */
function told(files: readonly InputFile[]): object {
  const { resources, findings, documentOf, others } = readManifests({ files, findings: [] });
  const places = resources.map((on) => documentOf.get(on)!.locate(['metadata', 'name'], 'value'));
  return { resources, findings, places, ambiguous: resources.map((on) => documentOf.get(on)!.ambiguities()), others: others.length };
}

test('many files are read by two threads, each of them as one would', async () => {
  const files = await readAhead(many, reader());
  expect(availableParallelism()).toBeGreaterThan(1);
  expect(files).toMatchObject(many);
  expect(files.map(({ plain }) => plain)).toEqual(many.map(({ text }) => plainValues(text)));
  expect(told(files)).toEqual(told(many));
});

test('without a second thread the rest is read when it is asked for', async () => {
  const files = await readAhead(many, join(__dirname, 'there-is-none.js'));
  expect(files.some(({ plain }) => plain === undefined)).toBe(true);
  expect(told(files)).toEqual(told(many));
});

test('a few files, and one alone, are left as they are', async () => {
  const few = many.slice(0, 20);
  const one = [file(0, texts[0]!.repeat(2000))];
  expect(await readAhead(few, reader())).toBe(few);
  expect(await readAhead(one, reader())).toBe(one);
});
