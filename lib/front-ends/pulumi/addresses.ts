import { Service } from '@pulumi/kubernetes/core/v1/service';
import * as pulumi from '@pulumi/pulumi';
import type { RecordTarget } from '../../dns/record';
import { MistakeError } from './mistake-error';

type ServiceName = NonNullable<RecordTarget['service']>;

/** An AWS load balancer, as an alias record leads to it. */
export interface LoadBalancer {
  readonly dnsName: pulumi.Output<string>;
  /** The hosted zone that the load balancer's own name is in, which is not the record's. */
  readonly zoneId: pulumi.Output<string>;
}

/** What the cluster says of where a Service is reached, as a DNS record. */
export interface Address {
  readonly type: pulumi.Output<'A' | 'AAAA' | 'CNAME'>;
  readonly values: pulumi.Output<string[]>;
}

/** Where the Services of ingresses are reached. */
export interface Addresses {
  /** The load balancer in front of it, where the program names one. */
  readonly loadBalancerOf: (service: ServiceName) => LoadBalancer | undefined;
  /** What the Service itself says in the cluster. */
  readonly addressOf: (service: ServiceName) => Address;
}

/** Reads the addresses of Services in the cluster of a component, each at most once. */
export function addressReader(name: string, parent: pulumi.Resource): Addresses['addressOf'] {
  const read = new Map<string, Address>();
  return (service) => {
    const key = `${service.namespace}/${service.name}`;
    const address = read.get(key) ?? addressIn(Service.get(`${name}-${service.namespace}.${service.name}`, key, { parent }), key);
    read.set(key, address);
    return address;
  };
}

function addressIn(service: Service, key: string): Address {
  const address = service.status.apply((status) => {
    const entries = status?.loadBalancer?.ingress ?? [];
    const hostname = entries.find((entry) => entry.hostname)?.hostname;
    if (hostname) return { type: 'CNAME' as const, values: [hostname] };
    const ips = entries.flatMap(({ ip }) => ip || []);
    if (ips.length === 0) throw new MistakeError(`the Service \`${key}\` has no address yet: wait until its load balancer is there, or name that as \`loadBalancer\``);
    const v4 = ips.filter((ip) => !ip.includes(':'));
    return v4.length > 0 ? { type: 'A' as const, values: v4 } : { type: 'AAAA' as const, values: ips };
  });
  return { type: address.type, values: address.values };
}
