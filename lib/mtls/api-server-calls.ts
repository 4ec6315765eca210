import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import { groupBy } from '../mesh/group-by';
import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import type { OutsideCaller } from './outside-caller';

interface Call { readonly key: string; readonly caller: OutsideCaller }

const admission = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind) => `admissionregistration.k8s.io/${kind}`);

/** What the API server calls: admission and conversion webhooks, and aggregated APIs, always with TLS and never as a member of the mesh. */
export function apiServerCalls(mesh: Mesh): (service: MeshService, port: MeshPort) => readonly OutsideCaller[] {
  const { resources } = mesh;
  const calls = [
    ...admission.flatMap((kind) => resources.of(kind)).flatMap((resource) =>
      list(resource.webhooks).flatMap((webhook, index) => call(resource, ['webhooks', index, 'clientConfig', 'service'], record(webhook).clientConfig))),
    ...resources.of('apiextensions.k8s.io/CustomResourceDefinition').flatMap((resource) =>
      call(resource, ['spec', 'conversion', 'webhook', 'clientConfig', 'service'], record(record(record(resource.spec).conversion).webhook).clientConfig)),
    ...resources.of('apiregistration.k8s.io/APIService').flatMap((resource) => call(resource, ['spec', 'service'], resource.spec)),
  ];
  const byPort = groupBy(calls, ({ key }) => key);
  return ({ resource, namespace }, { port }) =>
    (resource.kind === 'Service' ? byPort.get(`${namespace}/${resource.metadata.name}:${port}`) ?? [] : []).map(({ caller }) => caller);
}

function call(resource: Resource, path: readonly (string | number)[], holder: unknown): Call[] {
  const { name, namespace, port = 443 } = record(record(holder).service);
  const [owner, service] = [text(namespace), text(name)];
  if (owner === undefined || service === undefined || typeof port !== 'number') return [];
  return [{ key: `${owner}/${service}:${port}`, caller: { caller: 'API server', by: { resource, path }, wire: 'application TLS' } }];
}
