import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { emissionOf } from '../../../lib/mtls/plan/emission';
import type { MtlsPolicySpec } from '../../../lib/specs/mtls-policy';
import { inputOfCase } from '../../mtls/plan/case';
import { MtlsPolicy } from 'fairlead/cdk8s';

const root = join(__dirname, '../../mtls/plan/cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort()
  .filter((name) => inputOfCase(join(root, name)).documents.length === 1);

interface Document {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: MtlsPolicySpec;
}

function made(name: string): { readonly app: App; readonly policy: MtlsPolicy } {
  const { documents, resources: state, shown = [], acceptBreak = [], observed = [] } = inputOfCase(join(root, name));
  const [{ metadata, spec }] = documents as readonly [Document];
  const app = new App();
  return { app, policy: new MtlsPolicy(new Chart(app, 'chart', { namespace: metadata.namespace }), metadata.name, { ...spec, state, shown, acceptBreak, observed }) };
}

test.each(folders)('%s is the same from a construct', (name) => {
  const { app, policy } = made(name);
  const input = inputOfCase(join(root, name));
  const { resources, problems, remaining } = emissionOf({ ...input, documents: [input.documents[0]!] });
  expect(policy.remaining).toEqual(remaining);
  if (problems.length === 0) {
    expect(app.charts[0]!.toJson()).toEqual(resources.map(({ resource }) => resource));
  } else {
    expect(() => app.synthYaml()).toThrow(expect.objectContaining({ message: expect.stringContaining('[chart/move] ') as string }));
    for (const { message, help } of problems) expect(() => app.synthYaml()).toThrow(`${message}${help === undefined ? '' : `\n    help: ${help}`}`);
  }
});

test('what has to go first is named, with the property of a mistake', () => {
  expect(() => made('rule/disable-alone').app.synthYaml()).toThrow([
    '[chart/move] `DestinationRule shop/orders` must be deleted first: its DISABLE keeps clients from what `shop/orders:http` takes; auto mTLS does without it',
    'help: delete it where it is written, and give the state without it; what others made is not deleted from here',
  ].join('\n    '));
  expect(() => made('wrong/tls-of-its-own').app.synthYaml()).toThrow('[chart/move] services[0].mode: `shop/orders:https` is HTTPS');
});

test('a field that is none is told with the property', () => {
  const app = new App();
  new MtlsPolicy(new Chart(app, 'shop', { namespace: 'shop' }), 'move', { defualt: 'STRICT', state: [] } as never);
  expect(() => app.synthYaml()).toThrow('[shop/move] defualt: there is no field `defualt` here\n    help: did you mean `default`?');
});

test('children are named by kind and name, and by the namespace where it is another', () => {
  expect(made('rule/wildcard').policy.node.children.map(({ node }) => node.id)).toEqual(['DestinationRule-web.move-orders']);
  expect(made('policy/none-yet').policy.node.children.map(({ node }) => node.id)).toEqual(['PeerAuthentication-move-orders']);
});
