import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import type { Labels } from '../../mesh/label-index';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { labelsOf, waypointLabel, waypointOf } from '../readers/waypoints';
import { rule, type Fault, type NotShown } from '../rule';
import type { View } from '../view';

const gateways = 'gateway.networking.k8s.io/Gateway';

export const waypointNotFound = rule({
  code: 'FL4208',
  name: 'waypoint-not-found',
  severity: 'error',
  summary: 'A label names a waypoint that does not exist.',
  why: 'Traffic goes on without a waypoint, and nothing that reads HTTP holds for it. A waypoint is a Gateway of the class `istio-waypoint`, in the same namespace unless `istio.io/use-waypoint-namespace` names another.',
  reads: [gateways, '/Service', ...workloadKinds],
  sameAs: ['KIA1313'],
  *check(view) {
    for (const on of view.of('/Namespace')) yield* judge(view, on, labelsOf(on), ['metadata', 'labels'], on.metadata.name);
    for (const on of view.of('/Service')) yield* judge(view, on, labelsOf(on), ['metadata', 'labels'], namespaceOf(on));
    for (const { resource, labels, metadataPath, namespace } of view.workloads()) {
      if (metadataPath) yield* judge(view, resource, labels, [...metadataPath, 'labels'], namespace);
    }
  },
});

function* judge(view: View<typeof gateways>, on: Resource, labels: Labels, path: Fault['path'], own: string): Generator<Fault | NotShown> {
  const name = waypointOf(labels);
  if (name === undefined || name === 'none') return;
  const namespace = text(labels['istio.io/use-waypoint-namespace']) ?? own;
  const gateway = view.find(gateways, namespace, name);
  const at = [...path, waypointLabel];
  if (!gateway && !view.given(gateways, namespace)) {
    yield { on, path: at, notShown: { kind: gateways, namespace } };
  } else if (!gateway) {
    yield { on, path: at, message: `there is no Gateway \`${name}\` in \`${namespace}\``, help: `create the waypoint: \`istioctl waypoint apply -n ${namespace} --name ${name}\`` };
  } else if (!/waypoint/.test(text(record(gateway.spec).gatewayClassName) ?? '')) {
    yield { on, path: at, message: `the Gateway \`${namespace}/${name}\` is no waypoint`, help: 'its class has to be `istio-waypoint`', related: [{ on: gateway, path: ['spec', 'gatewayClassName'], message: 'its class' }] };
  }
}
