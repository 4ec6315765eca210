import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { rule } from '../rule';

const kinds = [
  '/Service', 'gateway.networking.k8s.io/GRPCRoute', 'gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/HTTPRoute',
  'networking.istio.io/ServiceEntry', 'networking.istio.io/WorkloadEntry', 'security.istio.io/AuthorizationPolicy',
] as const;
/** What somebody who acts on the resource says of it; others are about its progress. */
const types = ['Accepted', 'Programmed', 'ResolvedRefs', 'ZtunnelAccepted', 'WaypointAccepted', 'istio.io/WaypointBound'];
/** Nothing is wrong yet. */
const passing = ['Pending', 'Waiting', 'AddressNotAssigned'];

export const statusSaysNo = rule({
  code: 'FL1408',
  name: 'status-says-no',
  severity: 'warning',
  summary: 'Whoever acts on a resource says in its status that it does not, or in part.',
  why: 'istiod, ztunnel and waypoints write into the status what they could not take. Only resources that were read from a cluster have one.',
  reads: kinds,
  sameAs: ['IST0171'],
  *check(view) {
    for (const on of kinds.flatMap((kind) => view.of(kind))) {
      const { conditions, parents } = record(on.status);
      const all = [
        ...list(conditions).map((value, index) => ({ value, path: ['status', 'conditions', index] })),
        ...list(parents).flatMap((parent, place) => list(record(parent).conditions).map((value, index) => ({ value, path: ['status', 'parents', place, 'conditions', index] }))),
      ];
      for (const { value, path } of all) {
        const { type, status, reason, message } = record(value);
        const isPartial = text(reason) === 'PartiallyInvalid';
        if (!types.includes(text(type) ?? '') || passing.includes(text(reason) ?? '') || (status !== 'False' && !isPartial)) continue;
        yield { on, path, message: `\`${text(type)!}\` is ${isPartial ? 'so in part alone' : 'not so'}: ${text(message) ?? text(reason) ?? 'no reason is given'}`, help: 'mend what the message says' };
      }
    }
  },
});
