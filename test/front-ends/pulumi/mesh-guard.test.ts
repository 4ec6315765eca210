import * as pulumi from '@pulumi/pulumi';
import { guardDocuments } from '../../../lib/guard/guard-documents';
import type { Resource } from '../../../lib/kube/resource';
import { ingressDocument } from './ingress-document';
import { mocked } from './mocked';
import { MeshGuard, MeshIngress } from 'fairlead/pulumi';

const { metadata: { name, namespace }, spec } = ingressDocument;

/** The children of the guard by their names, each with the resource that it asks for. */
async function guarded(program: () => unknown): Promise<ReadonlyMap<string, unknown>> {
  const { resources, error } = await mocked(program);
  if (error) throw error;
  return new Map(resources.filter((asked) => asked.name.startsWith('guard-')).map((asked) => [asked.name, asked.inputs]));
}

function expected(resources: readonly Resource[]): ReadonlyMap<string, unknown> {
  return new Map(resources.map((resource) => [`guard-${resource.kind}-${resource.metadata.name}`, resource]));
}

test('a guard is the same from a component, of ingresses and of documents', async () => {
  const { resources } = guardDocuments({ documents: [ingressDocument], operators: ['platform'] });
  expect(resources.length).toBeGreaterThan(20);
  expect(await guarded(() => new MeshGuard('guard', { ingresses: [ingressDocument], operators: ['platform'] }))).toEqual(expected(resources));
  expect(await guarded(() => {
    const ingress = new MeshIngress(name, { namespace, ...spec });
    return new MeshGuard('guard', { ingresses: [ingress], operators: ['platform'] });
  })).toEqual(expected(resources));
});

test('what is only carried through may be known late', async () => {
  const domains = [{ ...spec.domains[0]!, dns: { route53: { zoneId: pulumi.output('Z1') } } }, spec.domains[1]!];
  const { resources } = guardDocuments({ documents: [ingressDocument], warns: true });
  expect(await guarded(() => new MeshGuard('guard', { ingresses: [new MeshIngress(name, { namespace, ...spec, domains })], warns: true }))).toEqual(expected(resources));
});

test('mistakes end the program with their properties, before anything is registered', async () => {
  const { resources, error } = await mocked(() => new MeshGuard('guard', { ingresses: [{ ...ingressDocument, spec: { ...spec, grnts: [] } }], operators: [''] }));
  expect(resources).toEqual([]);
  expect(error?.message).toContain('fairlead:index:MeshGuard::guard has mistakes');
  expect(error?.message).toMatch(/ingresses\[0\]\.spec\.grnts/);
  expect(error?.message).toMatch(/operators\[0\]/);
});
