import type { EgressRule, NetworkPeer, NetworkPolicySpec } from '../../kube/network-policy';
import type { Application, CalledOutside, CalledPods } from '../application';
import { notPublic } from '../public-addresses';
import { rootNamespace } from '../root-namespace';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The NetworkPolicy beneath the Sidecar: it holds for what gets past the proxy too, where the cluster's network enforces it.
 *
 * It judges the addresses and ports of pods, and knows no host by its name: a host outside is any public address on its ports, unless the
 * spec says where it is.
 */
export function networkPolicy({ spec, selector, callees }: Application): Synthesized<NetworkPolicySpec>[] {
  if (!callees) return [];
  const { applications, services, outside, egressGateway, anywhere, kubernetesApi } = callees;
  return [synthesized({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${spec.metadata.name}-callees`, namespace: spec.metadata.namespace },
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Egress' as const],
      egress: [
        dns, controlPlane, ...distinct([...applications, ...services, ...(egressGateway ? [egressGateway] : [])].map(toPods)),
        ...toOutside(outside.filter(({ throughGateway }) => !throughGateway), anywhere), ...(kubernetesApi ? [apiServer] : []),
      ],
    },
  }, [{ spec, path: ['spec', 'callees'] }])];
}

/** The cluster's DNS, and the cache of it that nodes may have at an address of their own. */
const dns: EgressRule = {
  to: [inNamespace('kube-system'), { ipBlock: { cidr: '169.254.20.10/32' } }],
  ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
};

/** Istio's control plane, and what the Sidecar keeps beside it. */
const controlPlane: EgressRule = { to: [inNamespace(rootNamespace)] };

/** The API server has the addresses of machines or of a cloud, and either port once the Service's address is translated. */
const apiServer: EgressRule = {
  to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }, { ipBlock: { cidr: '::/0', except: ['fe80::/10'] } }],
  ports: [{ protocol: 'TCP', port: 443 }, { protocol: 'TCP', port: 6443 }],
};

function inNamespace(name: string): NetworkPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

/** Policies see the ports of pods; where nobody says which they are, every port of the namespace's pods is left to the Sidecar. */
function toPods({ namespace, pods, targetPorts }: CalledPods): EgressRule {
  return {
    to: [{ ...inNamespace(namespace), ...(pods && { podSelector: { matchLabels: pods } }) }],
    ...(pods && targetPorts && { ports: tcp(targetPorts) }),
  };
}

const anywherePublic: readonly NetworkPeer[] = [
  { ipBlock: { cidr: '0.0.0.0/0', except: notPublic } },
  { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
];

function toOutside(outside: readonly CalledOutside[], anywhere: readonly number[]): EgressRule[] {
  const unplaced = [...outside.filter(({ addresses }) => addresses.length === 0).flatMap(({ ports }) => ports), ...anywhere];
  const placed = outside.filter(({ addresses }) => addresses.length > 0);
  return [
    ...placed.map(({ addresses, ports }): EgressRule => ({ to: addresses.map(toRange), ports: tcp(ports) })),
    ...(unplaced.length === 0 ? [] : [{ to: anywherePublic, ports: tcp(unplaced) }]),
  ];
}

function toRange(address: string): NetworkPeer {
  return { ipBlock: { cidr: address.includes('/') ? address : `${address}/32` } };
}

function tcp(ports: readonly number[]): NonNullable<EgressRule['ports']> {
  return [...new Set(ports)].sort((a, b) => a - b).map((port) => ({ protocol: 'TCP' as const, port }));
}

/** Two callees behind one selector are one rule. */
function distinct(rules: readonly EgressRule[]): EgressRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
