import { dnsEndpointSpec } from '../../dns/external-dns';
import { isApex, type DnsRecord } from '../../dns/record';
import { isAwsLoadBalancer } from '../../dns/route53';
import type { DNSEndpointSpec } from '../../kube/generated/dns-endpoint';
import type { GatewaySpec } from '../../kube/generated/gateway';
import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { domainOf } from '../hosts';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';
import { tableOrigins } from '../table-origins';

/** The record of a served host, where DNS is the ingress's: as a DNSEndpoint, which external-dns writes to any provider. */
export function records(table: RouteTable): Synthesized<DNSEndpointSpec>[] {
  const record = recordOf(table);
  if (!record) return [];
  return [synthesized({
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    kind: 'DNSEndpoint',
    metadata: { name: record.name, namespace: record.namespace },
    spec: dnsEndpointSpec(record),
  }, tableOrigins(table), record)];
}

function recordOf(table: RouteTable): DnsRecord | undefined {
  const { ingress, host, namespace } = table;
  const domain = domainOf(host, ingress)!;
  if (domain.dns.none) return undefined;
  const { service, hostname, ip } = ingress.spec.gateway.address;
  return {
    host,
    domain: domain.name,
    ...(domain.dns.route53 && { zoneId: domain.dns.route53.zoneId, ttl: domain.dns.route53.ttl }),
    target: service === undefined ? { hostname, ip } : { service: { name: service, namespace: ingress.metadata.namespace } },
    name: tableName(table),
    namespace,
    addressName: addressName(ingress, domain.name),
  };
}

function addressName({ metadata: { name, namespace } }: MeshIngress, domain: string): string {
  return `${name}.${namespace}.${domain}`;
}

/**
 * A name for the address of an ingress that only the cluster knows, that of a Service: records of served hosts lead to it.
 *
 * external-dns reads the hosts of a Gateway and the addresses of all Services, in any namespace, whose selector holds the Gateway's (its
 * source `istio-gateway`). This Gateway has no other purpose: no route attaches to it.
 */
export function address(ingress: MeshIngress): Synthesized<GatewaySpec>[] {
  const domains = ingress.spec.domains.filter(({ dns }) => !dns.none);
  if (ingress.spec.gateway.address.service === undefined || domains.length === 0) return [];
  const { metadata: { name, namespace }, spec: { gateway: { selector, ports } } } = ingress;
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: `${name}-address`, namespace },
    spec: {
      selector,
      servers: [{ port: { number: ports.http, name: 'http-address', protocol: 'HTTP' }, hosts: domains.map((domain) => `./${addressName(ingress, domain.name)}`), tls: { httpsRedirect: true } }],
    },
  }, [{ spec: ingress, path: ['spec', 'gateway', 'address'] }], 'address')];
}

/** To an address always; by an alias of Route 53 also to an AWS load balancer, and in a zone that is ours to a name of the same zone. */
function apexCanLead({ target: { ip, hostname }, zoneId }: DnsRecord): boolean {
  return ip !== undefined || (hostname === undefined ? zoneId !== undefined : isAwsLoadBalancer(hostname));
}

/** Hosts that DNS cannot lead to their ingress: the domain itself by a CNAME, and one name by two ingresses in one zone. */
export function* recordProblems(tables: readonly RouteTable[]): Generator<Problem> {
  const seen = new Map<string, RouteTable>();
  for (const table of tables) {
    const record = recordOf(table);
    if (!record) continue;
    const [{ spec, path }] = tableOrigins(table);
    if (isApex(record) && !apexCanLead(record)) {
      const message = `\`${record.host}\` is the domain itself, for which DNS allows no CNAME to \`${record.target.hostname ?? record.addressName}\``;
      yield { code: 'apex-needs-address', on: spec, path, message, help: 'expose a name below the domain, or ask the operator for an `ip`, or for Route 53 and the `hostname` of an AWS load balancer' };
    }
    const key = `${record.zoneId ?? ''} ${record.host}`;
    const first = seen.get(key);
    if (first && first.ingress !== table.ingress) {
      const message = `\`${record.host}\` is exposed through \`${table.ingress.metadata.name}\` and \`${first.ingress.metadata.name}\`, and one name in one zone leads to one of them`;
      yield { code: 'record-claimed-twice', on: spec, path, message, help: 'give each ingress a host or a zone of its own' };
    }
    seen.set(key, first ?? table);
  }
}
