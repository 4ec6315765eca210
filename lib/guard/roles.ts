import type { Resource } from '../kube/resource';
import { owned } from './owned';

const rbac = 'rbac.authorization.k8s.io/v1';

/** What makes an operator: a verb of our own, which no other role gives by chance. */
export const operate = { group: 'fairlead.dev', resource: 'meshingresses', verb: 'operate' } as const;

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const write = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] as const;

/** What the specs of developers become, and the specs themselves. */
const developers: readonly Rule[] = [
  { apiGroups: ['fairlead.dev'], resources: ['mtlspolicies', 'secureapplications'], verbs: write },
  { apiGroups: ['networking.istio.io'], resources: ['destinationrules', 'envoyfilters', 'serviceentries', 'sidecars', 'virtualservices'], verbs: write },
  { apiGroups: ['security.istio.io'], resources: ['authorizationpolicies', 'peerauthentications', 'requestauthentications'], verbs: write },
  { apiGroups: ['externaldns.k8s.io'], resources: ['dnsendpoints'], verbs: write },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: write },
  { apiGroups: ['monitoring.coreos.com'], resources: ['podmonitors'], verbs: write },
  { apiGroups: ['gateway.networking.k8s.io'], resources: ['grpcroutes', 'httproutes', 'tcproutes', 'tlsroutes'], verbs: write },
];

/** A waypoint is one; admission refuses them all others. */
const gateways: Rule = { apiGroups: ['gateway.networking.k8s.io'], resources: ['gateways'], verbs: write };

const operators: readonly Rule[] = [
  { apiGroups: [operate.group], resources: [operate.resource], verbs: [operate.verb] },
  {
    apiGroups: [
      'fairlead.dev', 'extensions.istio.io', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'gateway.networking.k8s.io',
      'cert-manager.io', 'externaldns.k8s.io', 'monitoring.coreos.com', 'opentelemetry.io',
    ],
    resources: ['*'],
    verbs: write,
  },
];

/** The roles of developers and operators, and the binding of the operators' groups. */
export function roles(groups: readonly string[], from: string, { waypoints }: { readonly waypoints: boolean }): Resource[] {
  const role = (name: string, rules: readonly Rule[], labels = {}) => owned(rbac, 'ClusterRole', { name, labels }, from, { rules });
  return [
    role('fairlead-developer', [...developers, ...waypoints ? [gateways] : []], { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' }),
    role('fairlead-operator', operators),
    ...(groups.length === 0 ? [] : [owned(rbac, 'ClusterRoleBinding', { name: 'fairlead-operators' }, from, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'fairlead-operator' },
      subjects: groups.map((name) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name })),
    })]),
  ];
}
