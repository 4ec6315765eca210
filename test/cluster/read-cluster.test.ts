import { httpsApi } from '../../lib/cluster/https-api';
import { clusterKinds } from '../../lib/cluster/kinds';
import { readCluster } from '../../lib/cluster/read-cluster';
import type { Unread } from '../../lib/cluster/reading';
import type { Resource } from '../../lib/kube/resource';
import { inTurn, json, startApiServer, status, type ApiServer, type Behaviour, type Objects } from './api-server';

const object = (apiVersion: string, kind: string, name: string, namespace?: string, more: object = {}): Resource =>
  ({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }), ...more } });

const objects: Objects = {
  '/api/v1/namespaces': ['shop', 'web', 'istio-system'].map((name) => object('v1', 'Namespace', name)),
  '/api/v1/services': ['a', 'b', 'c', 'd', 'e'].map((name) => object('v1', 'Service', name, name < 'd' ? 'shop' : 'web')),
  '/api/v1/pods': [object('v1', 'Pod', 'a', 'shop', { managedFields: [{ manager: 'kubectl' }] })],
  '/api/v1/configmaps': [object('v1', 'ConfigMap', 'istio', 'istio-system'), object('v1', 'ConfigMap', 'secret', 'shop')],
  '/apis/apps/v1/deployments': [],
  '/apis/security.istio.io/v1beta1/peerauthentications': [object('security.istio.io/v1beta1', 'PeerAuthentication', 'default', 'istio-system')],
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions': [{ ...object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'x'), spec: { group: 'g', versions: [{ schema: {} }], conversion: { strategy: 'None' } } }],
};

let server: ApiServer;
afterEach(() => server.close());

async function read(behaviours: Readonly<Record<string, Behaviour>> = {}, namespaces: readonly string[] = [], timeout?: number) {
  server = await startApiServer(objects, behaviours);
  const counts = new Map<string, number>();
  const reading = await readCluster(httpsApi(server.url, {}, timeout), { kinds: clusterKinds, namespaces, istioNamespace: 'istio-system' }, ({ plural }, count) => {
    counts.set(plural, (counts.get(plural) ?? 0) + count);
  });
  const names = reading.resources.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
  return { ...reading, names, counts };
}

const about = ({ kind, namespace, why }: Unread) => [kind, namespace, why].filter((part) => part !== undefined).join(' ');
const withoutInjector = (unread: readonly Unread[]) => unread.filter(({ name }) => name !== 'istio-sidecar-injector').map(about);

test('reads every page of every kind, and of ConfigMaps those of Istio alone', async () => {
  const { names, shown, unread, counts } = await read();
  expect(names).toEqual([
    'v1 ConfigMap istio-system/istio',
    'v1 Namespace /shop', 'v1 Namespace /web', 'v1 Namespace /istio-system',
    'v1 Service shop/a', 'v1 Service shop/b', 'v1 Service shop/c', 'v1 Service web/d', 'v1 Service web/e',
    'v1 Pod shop/a',
    'security.istio.io/v1beta1 PeerAuthentication istio-system/default',
    'apiextensions.k8s.io/v1 CustomResourceDefinition /x',
  ]);
  expect(counts.get('services')).toBe(5);
  expect(shown).toHaveLength(24);
  expect(shown.every(({ namespace }) => namespace === undefined)).toBe(true);
  expect(unread.map(about)).toEqual(['/ConfigMap istio-system absent']);
  expect(server.most()).toBeLessThanOrEqual(6);
});

test('leaves out what is large and decides nothing', async () => {
  const { resources } = await read();
  expect(resources.find(({ kind }) => kind === 'Pod')!.metadata).toEqual({ name: 'a', namespace: 'shop' });
  expect(resources.find(({ kind }) => kind === 'CustomResourceDefinition')!.spec).toEqual({ group: 'g', names: undefined, conversion: { strategy: 'None' } });
});

test('an older version is read where the newest is not served; a kind that is nowhere served is shown, with none of it', async () => {
  const { shown, unread } = await read();
  expect(server.asked.filter((path) => path.includes('peerauth'))).toEqual(['/apis/security.istio.io/v1/peerauthentications', '/apis/security.istio.io/v1beta1/peerauthentications']);
  expect(shown).toContainEqual({ kind: 'networking.istio.io/DestinationRule' });
  expect(withoutInjector(unread)).toEqual([]);
});

test('what may not be read is not shown', async () => {
  const { shown, unread } = await read({ '/api/v1/pods': status(403, 'pods is forbidden: User "dev" cannot list resource "pods"') });
  expect(withoutInjector(unread)).toEqual(['/Pod forbidden']);
  expect(unread.find(({ plural }) => plural === 'pods')!.message).toContain('User "dev"');
  expect(shown).not.toContainEqual({ kind: '/Pod' });
});

test('where only some namespaces may be read, those that were named and that of Istio are', async () => {
  const forbidden = status(403, 'no');
  const { names, shown, unread } = await read({
    '/api/v1/services': forbidden,
    '/api/v1/namespaces/istio-system/services': forbidden,
    '/api/v1/namespaces': forbidden,
  }, ['shop']);
  expect(names.filter((name) => name.includes('Service'))).toEqual(['v1 Service shop/a', 'v1 Service shop/b', 'v1 Service shop/c']);
  expect(shown.filter(({ kind }) => kind === '/Service')).toEqual([{ kind: '/Service', namespace: 'shop' }]);
  expect(withoutInjector(unread)).toEqual(['/Namespace forbidden', '/Service forbidden', '/Service istio-system forbidden']);
});

test('a list that grows too old between two pages is read again at once', async () => {
  const page = (name: string, next?: string): Behaviour => (_request, response) => json(response, 200, { metadata: next === undefined ? {} : { continue: next }, items: [{ metadata: { name, namespace: 'shop' } }] });
  const { names } = await read({ '/api/v1/services': inTurn(page('old', '1'), status(410, 'too old'), page('new')) });
  expect(names.filter((name) => name.includes('Service'))).toEqual(['v1 Service shop/new']);
});

test('a server that is busy is asked again', async () => {
  const { names } = await read({ '/api/v1/services': inTurn(status(429, 'slow down', { 'retry-after': '1' }), (_request, response) => json(response, 200, { items: null })) });
  expect(names.filter((name) => name.includes('Service'))).toEqual([]);
  expect(server.asked.filter((path) => path === '/api/v1/services')).toHaveLength(2);
});

test.each<[string, Behaviour, string]>([
  ['no JSON', (_request, response) => { response.end('<html>'); }, 'not what an API server gives'],
  ['another shape', (_request, response) => json(response, 200, { items: 'many' }), 'not what an API server gives'],
  ['a fault', status(500, 'etcd is gone'), 'etcd is gone'],
  ['no such list, though it is of Kubernetes itself', status(404, 'not found'), 'not found'],
])('%s is not taken for none', async (_name, behaviour, message) => {
  const { shown, unread } = await read({ '/api/v1/services': behaviour });
  expect(unread.find(({ plural }) => plural === 'services')!.message).toContain(message);
  expect(shown).not.toContainEqual({ kind: '/Service' });
});

test('credentials that are not accepted end it', async () => {
  await expect(read({ '/api/v1/pods': status(401, 'Unauthorized') })).rejects.toThrow('Unauthorized');
});

test('a server that does not answer, or breaks off, ends it', async () => {
  await expect(read({ '/api/v1/pods': () => undefined }, [], 200)).rejects.toThrow('no answer for 0.2 seconds');
  await server.close();
  await expect(read({ '/api/v1/pods': (request) => { request.socket.destroy(); } })).rejects.toThrow('socket hang up');
});
