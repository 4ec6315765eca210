import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as yaml from 'yaml';
import type { VirtualServiceSpec } from '../../lib/kube/generated/virtual-service';
import type { Resource } from '../../lib/kube/resource';
import { compile } from '../../lib/synth/compile';
import { ingressDocument } from '../front-ends/pulumi/ingress-document';

interface Istio {
  readonly virtualServices: readonly { readonly name: string; readonly routes: readonly string[] }[];
  readonly destinationRule: { readonly name: string; readonly stableSubsetName: string; readonly canarySubsetName: string };
}

interface Rollout {
  readonly strategy: { readonly canary: { readonly trafficRouting: { readonly istio: Istio } } };
}

interface Differences {
  readonly ignoreDifferences: readonly { readonly kind: string; readonly name: string; readonly jsonPointers: readonly string[] }[];
}

const text = readFileSync(join(__dirname, '../../docs/guides/rollouts.md'), 'utf8');
const shown = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => yaml.parse(block!) as Resource);
const specOf = (kind: string) => shown.find((one) => one.kind === kind)!.spec;
const applications = shown.filter(({ kind }) => kind === 'SecureApplication');
const [argo, flagger] = [madeOf(applications[0]!), madeOf(applications[1]!)];

function madeOf(document: Resource): readonly Resource[] {
  const { resources, problems } = compile({ documents: [document], reference: [ingressDocument] });
  expect(problems).toEqual([]);
  return resources.map(({ resource }) => resource);
}

test('the Rollout names what Argo Rollouts is to write', () => {
  const { virtualServices, destinationRule } = (specOf('Rollout') as Rollout).strategy.canary.trafficRouting.istio;
  const handedOver = argo.filter(({ metadata: { labels } }) => labels!['fairlead.dev/rollout'] !== undefined);
  expect(handedOver.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([`DestinationRule ${destinationRule.name}`, `VirtualService ${virtualServices[0]!.name}`]);
  const [rule, service] = handedOver;
  expect(rule!.spec).toMatchObject({ subsets: [{ name: destinationRule.stableSubsetName }, { name: destinationRule.canarySubsetName }] });
  expect((service!.spec as VirtualServiceSpec).http!.map(({ name }) => name)).toEqual(virtualServices[0]!.routes);
});

test('Argo CD leaves alone just that, and fields that there are', () => {
  const { ignoreDifferences } = specOf('Application') as Differences;
  const ignored = ignoreDifferences.map(({ kind, name, jsonPointers: [pointer] }) => {
    const found = argo.find((one) => one.kind === kind && one.metadata.name === name)!;
    expect(found.metadata.labels).toHaveProperty(['fairlead.dev/rollout']);
    return Object.hasOwn(found.spec as object, pointer!.slice('/spec/'.length));
  });
  expect(ignored).toEqual([true, true]);
});

test('every route leads to the VirtualService that the Canary makes Flagger make', () => {
  const { service } = specOf('Canary') as { readonly service: { readonly name: string; readonly delegation: boolean } };
  const routes = flagger.filter(({ kind }) => kind === 'VirtualService').flatMap(({ spec }) => (spec as VirtualServiceSpec).http!).filter(({ directResponse }) => !directResponse);
  expect(routes.map(({ delegate }) => delegate)).toEqual(routes.map(() => ({ name: service.name })));
  expect(service.delegation).toBe(true);
});
