import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SecureApplicationInput } from '../../../lib/specs/secure-application';
import { bookinfoWorkloads, callingWorkload, catalogWorkloads, gateways } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';
import { application, judge, openPaths, type Row } from './rows';

/** What is said of the application, and requests that are sent then. */
interface State {
  readonly state: string;
  readonly spec: Partial<SecureApplicationInput>;
  readonly requests: readonly Row[];
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, ...bookinfoWorkloads, callingWorkload, ...catalogWorkloads]);
const states = parse(readFileSync(join(__dirname, 'tables.yaml'), 'utf8')) as readonly State[];

/** Ports that nobody reads, beside that of HTTP. */
const withUnread: Partial<SecureApplicationInput> = {
  ports: [
    { name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' },
    { name: 'https', port: 443, targetPort: 8444, protocol: 'HTTPS' },
    { name: 'feed', port: 5432, targetPort: 15433, protocol: 'TCP' },
  ],
  expose: [
    { ingress: { name: 'spread' }, port: 'https', hosts: ['vault'], tls: 'passthrough' },
    { ingress: { name: 'spread' }, port: 'feed', gatewayPort: 'feed' },
    { ingress: { name: 'spread' }, paths: openPaths },
  ],
  callers: [
    { serviceAccount: 'bookinfo-reviews', namespace: 'bookinfo', ports: ['http'] },
    { serviceAccount: 'shopper', namespace: 'calling', ports: ['feed'] },
  ],
};

describe.each(states.map((state) => [state.state, state] as const))('%s', (_name, { spec, requests }) => {
  beforeAll(async () => {
    const resources = resourcesOfDocuments([...yamlOf(join(__dirname, 'ingress.yaml')), application({ ...withUnread, ...spec })]);
    await mesh.become([...resources, ...await servingSecret(world, resources)]);
  }, 60_000);

  test.each(requests.map((row) => [row.about, row] as const))('%s', (_about, row) => judge(world, row), 60_000);
});

afterAll(() => mesh.become([]), 60_000);
