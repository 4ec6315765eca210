import type { Resource } from '../../lib/kube/resource';
import { meshOf } from '../../lib/mesh/mesh';

const object = (apiVersion: string, kind: string, namespace: string | undefined, name: string, more: object = {}): Resource =>
  ({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) }, ...more });
const policyKind = 'security.istio.io/PeerAuthentication';
const policy = (namespace: string, name = 'default', spec: object = {}) => object('security.istio.io/v1', 'PeerAuthentication', namespace, name, { spec });

test('«there is none» differs from «nobody has shown any»', () => {
  const mesh = meshOf({
    resources: [policy('a')],
    shown: [{ kind: policyKind, namespace: 'b' }, { kind: '/Service' }],
  });
  expect(['a', 'b', 'c'].map((namespace) => mesh.shows(policyKind, namespace))).toEqual([true, true, false]);
  expect(mesh.shows('/Service', 'anywhere')).toBe(true);
  expect(mesh.shows('networking.istio.io/Sidecar', 'a')).toBe(false);
});

test('an object is taken once, whatever its API version and the order', () => {
  const [one, other] = [policy('a', 'x', { mtls: { mode: 'STRICT' } }), { ...policy('a', 'x'), apiVersion: 'security.istio.io/v1beta1' }];
  for (const resources of [[one, other], [other, one]]) expect(meshOf({ resources }).resources.of(policyKind)).toEqual([one]);
});

test('kinds of one name in different groups are different, and a namespace may be left out', () => {
  const gateways = ['networking.istio.io/v1', 'gateway.networking.k8s.io/v1'].map((version) => object(version, 'Gateway', undefined, 'x'));
  const { resources } = meshOf({ resources: gateways });
  expect(resources.of('networking.istio.io/Gateway')).toEqual([gateways[0]]);
  expect(resources.in('gateway.networking.k8s.io/Gateway', 'default')).toEqual([gateways[1]]);
  expect(resources.in('networking.istio.io/Gateway', 'a')).toEqual([]);
});

const template = { metadata: { labels: { app: 'x' } } };
const withOwner = (resource: Resource, { apiVersion, kind, metadata: { name } }: Resource): Resource => {
  const ownerReferences = [{ apiVersion, kind, name, controller: true }];
  return { ...resource, metadata: { ...resource.metadata, ...{ ownerReferences } } };
};
const pod = (name: string, phase: string | undefined, labels: object = { app: 'x' }) =>
  object('v1', 'Pod', 'a', name, { metadata: { name, namespace: 'a', labels }, ...(phase !== undefined && { status: { phase } }) });
const deployment = object('apps/v1', 'Deployment', 'a', 'x', { spec: { template } });
const replicaSet = withOwner(object('apps/v1', 'ReplicaSet', 'a', 'x-1', { spec: { template } }), deployment);
const old = withOwner(object('apps/v1', 'ReplicaSet', 'a', 'x-0', { spec: { replicas: 0, template } }), deployment);
const cronJob = object('batch/v1', 'CronJob', 'a', 'c', { spec: { jobTemplate: { spec: { template } } } });
const job = withOwner(object('batch/v1', 'Job', 'a', 'c-1', { spec: { template } }), cronJob);
const group = object('networking.istio.io/v1', 'WorkloadGroup', 'a', 'vm', { spec: { template: { labels: { app: 'vm' } } } });
const entry = withOwner(object('networking.istio.io/v1', 'WorkloadEntry', 'a', 'vm-1', { spec: { labels: { app: 'vm' } } }), group);

test.each<[string, readonly Resource[], readonly string[]]>([
  ['a Deployment alone', [deployment], ['Deployment x of Deployment']],
  ['its ReplicaSets are no others', [deployment, replicaSet, old], ['Deployment x of Deployment']],
  ['running pods stand for it', [deployment, replicaSet, old, withOwner(pod('x-1-a', 'Running'), replicaSet)], ['Deployment x of Pod']],
  ['pods that are alike are one', ['1', '2'].map((hash) => withOwner(pod(`x-1-${hash}`, 'Running', { 'app': 'x', 'pod-template-hash': hash }), replicaSet)).concat(replicaSet), ['ReplicaSet x-1 of Pod']],
  ['pods that differ are several', ['v1', 'v2'].map((version) => withOwner(pod(`x-1-${version}`, 'Running', { app: 'x', version }), replicaSet)).concat(replicaSet), ['ReplicaSet x-1 of Pod', 'ReplicaSet x-1 of Pod']],
  ['pods that have ended do not count', [cronJob, job, withOwner(pod('c-1-a', 'Succeeded'), job)], ['CronJob c of CronJob']],
  ['pods of a running Job stand for the CronJob', [cronJob, job, withOwner(pod('c-1-a', 'Running'), job)], ['CronJob c of Pod']],
  ['a ReplicaSet whose owner nobody shows', [replicaSet, old], ['ReplicaSet x-1 of ReplicaSet']],
  ['a pod that is still a manifest', [pod('p', undefined)], ['Pod p of Pod']],
  ['machines stand for their group', [group, entry], ['WorkloadEntry vm-1 of WorkloadEntry']],
  ['a group alone', [group], ['WorkloadGroup vm of WorkloadGroup']],
  ['owners that own each other', [withOwner(deployment, deployment)], []],
])('%s', (_, resources, expected) => {
  const { workloads } = meshOf({ resources });
  expect(workloads().map(({ kind, name, resource }) => `${kind} ${name} of ${resource.kind}`)).toEqual(expected);
});

test('Services know their workloads, and workloads their Services, the oldest first', () => {
  const service = (name: string, day: number) => object('v1', 'Service', 'a', name, { metadata: { name, namespace: 'a', creationTimestamp: `2026-01-0${day}T00:00:00Z` }, spec: { selector: { app: 'x' }, ports: [{ port: 80 }] } });
  const mesh = meshOf({ resources: [deployment, service('younger', 2), service('older', 1), object('v1', 'Service', 'b', 'x', { spec: { selector: { app: 'x' } } })] });
  const [workload] = mesh.workloads();
  expect(mesh.servicesOf(workload!).map(({ host }) => host)).toEqual(['older.a.svc.cluster.local', 'younger.a.svc.cluster.local']);
  expect(mesh.services().map((one) => mesh.workloadsOf(one).length)).toEqual([1, 1, 0]);
  expect(meshOf({ resources: [service('x', 1)], clusterDomain: 'example.org' }).services()[0]!.host).toBe('x.a.svc.example.org');
});
