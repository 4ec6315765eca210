import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../lib/synth/compile';
import { documentsOf } from '../synth/case';

const text = readFileSync(join(__dirname, '../../docs/guides/egress.md'), 'utf8');

test('the specs are right, each side becomes what stands in its own namespace, and nothing leads past the gateway', () => {
  const [block] = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => yaml!);
  const [settings, application] = documentsOf(block!) as [object, object];
  const namespacesOf = (documents: object[], reference: object[]) => {
    const { resources, problems } = compile({ documents, reference });
    expect(problems).toEqual([]);
    return [...new Set(resources.map(({ resource }) => resource.metadata.namespace))].sort();
  };
  expect(namespacesOf([settings], [application])).toEqual(['istio-egress', 'istio-system']);
  expect(namespacesOf([application], [settings])).toEqual(['shop']);
  const made = compile({ documents: [application], reference: [settings] }).resources.map(({ resource }) => resource);
  const entries = made.filter(({ kind }) => kind === 'ServiceEntry').map(({ spec }) => spec as { endpoints?: readonly { address: string }[] });
  expect(entries.map(({ endpoints }) => endpoints?.map(({ address }) => address))).toEqual(Array(2).fill(['istio-egress.istio-egress.svc.cluster.local']));
});
