import * as pulumi from '@pulumi/pulumi';
import type { DnsRecord } from '../../dns/record';
import type { Addresses } from './addresses';
import { absolute, answerOf } from './answer';
import type { Family } from './child';

/** What is used of a record set of the provider `gcp`. */
interface RecordSetArgs {
  readonly name: string;
  readonly managedZone: string;
  readonly project: string;
  readonly type: pulumi.Input<string>;
  readonly ttl: number | undefined;
  readonly rrdatas: pulumi.Input<string[]>;
}

/** A record set of Google Cloud DNS, by its type: the plugin `gcp` makes it, and its Node package, which is large, is not needed. */
class RecordSet extends pulumi.CustomResource {
  constructor(name: string, args: RecordSetArgs, opts: pulumi.CustomResourceOptions) {
    super('gcp:dns/recordSet:RecordSet', name, { ...args }, opts);
  }
}

/** A record of the component in Google Cloud DNS: A, AAAA or CNAME. */
export function googleRecord(record: DnsRecord, { parent, name }: Family, addresses: Addresses, dependsOn: pulumi.Resource[]): pulumi.CustomResource {
  const { zone, project } = record.zone.google!;
  const answer = answerOf(record, addresses);
  const args = { name: `${record.host}.`, managedZone: zone, project, type: answer.type, ttl: record.ttl, rrdatas: absolute(answer) };
  return new RecordSet(`${name}-${record.name}`, args, { parent, dependsOn });
}
