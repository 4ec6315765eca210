import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SecureApplicationInput } from '../../../lib/specs/secure-application';
import { bookinfoWorkloads, catalogWorkloads, gateways } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';
import { application, judge, type Row } from './rows';

/** What is said of the application, and requests that are sent then. */
interface State {
  readonly state: string;
  readonly spec: Partial<SecureApplicationInput>;
  readonly requests: readonly Row[];
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, ...bookinfoWorkloads, ...catalogWorkloads]);
const states = parse(readFileSync(join(__dirname, 'tables.yaml'), 'utf8')) as readonly State[];

describe.each(states.map((state) => [state.state, state] as const))('%s', (_name, { spec, requests }) => {
  beforeAll(async () => {
    const resources = resourcesOfDocuments([...yamlOf(join(__dirname, 'ingress.yaml')), application(spec)]);
    await mesh.become([...resources, ...await servingSecret(world, resources)]);
  }, 60_000);

  test.each(requests.map((row) => [row.about, row] as const))('%s', (_about, row) => judge(world, row), 60_000);
});

afterAll(() => mesh.become([]), 60_000);
