import * as pulumi from '@pulumi/pulumi';
import type { DnsRecord } from '../../dns/record';
import type { Address, Addresses } from './addresses';

/** What a record answers where the provider has nothing of its own for its target. */
export function answerOf({ target: { ip, hostname, service } }: DnsRecord, addresses: Addresses): Address {
  if (ip !== undefined) return known(ip.includes(':') ? 'AAAA' : 'A', ip);
  return hostname === undefined ? addresses.addressOf(service!) : known('CNAME', hostname);
}

/** The values as they stand in a zone file, where a name without a dot at its end would be taken inside the zone. */
export function absolute({ type, values }: Address): pulumi.Output<string[]> {
  return pulumi.all([type, values]).apply(([kind, texts]) => texts.map((text) => (kind === 'CNAME' && !text.endsWith('.') ? `${text}.` : text)));
}

function known(type: 'A' | 'AAAA' | 'CNAME', value: string): Address {
  return { type: pulumi.output(type), values: pulumi.output([value]) };
}
