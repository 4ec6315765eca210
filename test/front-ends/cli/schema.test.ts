import { parseAllDocuments } from 'yaml';
import { customResourceDefinitions } from '../../../lib/specs/export/crd';
import { jsonSchema } from '../../../lib/specs/export/json-schema';
import { command } from './terminal';

test('prints the JSON Schema', async () => {
  const { code, out, err } = await command(['schema'], { cwd: '.' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual(jsonSchema());
});

test('prints the CustomResourceDefinitions as YAML', async () => {
  const { code, out, err } = await command(['schema', '--crd'], { cwd: '.' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(parseAllDocuments(out).map((document) => document.toJS() as unknown)).toEqual(JSON.parse(JSON.stringify(customResourceDefinitions())));
});
