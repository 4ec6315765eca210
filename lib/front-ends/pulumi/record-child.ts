import type * as pulumi from '@pulumi/pulumi';
import type { DnsRecord } from '../../dns/record';
import type { Synthesized } from '../../synth/synthesized';
import type { Addresses } from './addresses';
import { answerOf } from './answer';
import { azureRecord } from './azure';
import { kubernetesChild, type Family } from './child';
import type { DnsProvider } from './dns-provider';
import { googleRecord } from './google';
import { route53Record } from './route53';

/** What a component needs to make records. */
export interface RecordFamily extends Family {
  /** Those that the program brings, by their names. */
  readonly dnsProviders: ReadonlyMap<string, DnsProvider>;
}

/** Makes a record as a child of a component: the provider's own where the zone is named, else what the cluster's external-dns reads. */
export function recordChild({ resource, record }: Synthesized, family: RecordFamily, addresses: Addresses, dependsOn: pulumi.Resource[]): void {
  if (record === undefined || record === 'address') return;
  if (record.zone.route53) route53Record(record, family, addresses, dependsOn);
  else if (record.zone.google) googleRecord(record, family, addresses, dependsOn);
  else if (record.zone.azure) azureRecord(record, family, addresses, dependsOn);
  else if (record.zone.provider) brought(record, family, addresses, dependsOn);
  else kubernetesChild(family, resource, dependsOn);
}

function brought(record: DnsRecord, { parent, name, dnsProviders }: RecordFamily, addresses: Addresses, dependsOn: pulumi.Resource[]): void {
  dnsProviders.get(record.zone.provider!.name)!.record(`${name}-${record.name}`, record, answerOf(record, addresses), { parent, dependsOn });
}
