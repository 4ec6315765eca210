import type * as pulumi from '@pulumi/pulumi';
import type { Synthesized } from '../../synth/synthesized';
import type { Addresses } from './addresses';
import { azureRecord } from './azure';
import { kubernetesChild, type Family } from './child';
import { googleRecord } from './google';
import { route53Record } from './route53';

/** Makes a record as a child of a component: the provider's own where the zone is named, else what the cluster's external-dns reads. */
export function recordChild({ resource, record }: Synthesized, family: Family, addresses: Addresses, dependsOn: pulumi.Resource[]): void {
  if (record === undefined || record === 'address') return;
  if (record.zone.route53) route53Record(record, family, addresses, dependsOn);
  else if (record.zone.google) googleRecord(record, family, addresses, dependsOn);
  else if (record.zone.azure) azureRecord(record, family, addresses, dependsOn);
  else kubernetesChild(family, resource, dependsOn);
}
