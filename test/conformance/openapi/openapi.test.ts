import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gateways, storeWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { checkRow, type Common, type Row } from '../traffic/rows';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, storeWorkload]);
const rows = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly Row[];
const common: Common = { host: 'orders.described.example', token: { iss: 'https://id.example.com/', aud: 'store' } };

beforeAll(async () => {
  const resources = resourcesOfDocuments(yamlOf(join(__dirname, 'specs.yaml')), (_, file) => yamlOf(join(__dirname, file))[0]);
  await mesh.become([...resources, ...await servingSecret(world, resources)]);
}, 60_000);

test.each(rows.map((row) => [row.about, row] as const))('%s', (_about, row) => checkRow(world, common, row));

afterAll(() => mesh.become([]), 60_000);
