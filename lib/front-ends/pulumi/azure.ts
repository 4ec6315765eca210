import * as pulumi from '@pulumi/pulumi';
import type { DnsRecord } from '../../dns/record';
import type { Address, Addresses } from './addresses';
import { answerOf } from './answer';
import type { Family } from './child';
import { MistakeError } from './mistake-error';

/** What is used of a record set of the provider `azure-native`. */
interface RecordSetArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  readonly zoneName: string;
  readonly relativeRecordSetName: string;
  readonly recordType: pulumi.Input<string>;
  readonly ttl: number | undefined;
  readonly aRecords: pulumi.Input<{ readonly ipv4Address: string }[] | undefined>;
  readonly aaaaRecords: pulumi.Input<{ readonly ipv6Address: string }[] | undefined>;
  readonly cnameRecord: pulumi.Input<{ readonly cname: string } | undefined>;
}

/** A record set of Azure DNS, by its type: the plugin `azure-native` makes it, and its Node package, which is large, is not needed. */
class RecordSet extends pulumi.CustomResource {
  constructor(name: string, args: RecordSetArgs, opts: pulumi.CustomResourceOptions) {
    super('azure-native:dns:RecordSet', name, { ...args }, opts);
  }
}

/** A record of the component in Azure DNS: A, AAAA or CNAME. */
export function azureRecord(record: DnsRecord, { parent, name }: Family, addresses: Addresses, dependsOn: pulumi.Resource[]): pulumi.CustomResource {
  const { zone, resourceGroup, subscription } = record.zone.azure!;
  const answer = answerOf(record, addresses);
  return new RecordSet(`${name}-${record.name}`, {
    resourceGroupName: subscriptionOf(parent).apply((actual) => inSubscription(resourceGroup, subscription, actual)),
    zoneName: zone,
    relativeRecordSetName: record.host === zone ? '@' : record.host.slice(0, -zone.length - 1),
    recordType: answer.type,
    ttl: record.ttl,
    aRecords: valuesOf(answer, 'A').apply((values) => values?.map((ipv4Address) => ({ ipv4Address }))),
    aaaaRecords: valuesOf(answer, 'AAAA').apply((values) => values?.map((ipv6Address) => ({ ipv6Address }))),
    cnameRecord: valuesOf(answer, 'CNAME').apply((values) => values && { cname: values[0]! }),
  }, { parent, dependsOn });
}

function valuesOf({ type, values }: Address, kind: string): pulumi.Output<string[] | undefined> {
  return pulumi.all([type, values]).apply(([actual, texts]) => (actual === kind ? texts : undefined));
}

const subscriptions = new WeakMap<pulumi.Resource, pulumi.Output<string>>();

/** The subscription of the component's provider, in which it makes everything; looked up once for a component. */
function subscriptionOf(parent: pulumi.Resource): pulumi.Output<string> {
  const found = subscriptions.get(parent)
    ?? pulumi.runtime.invokeOutput<{ readonly subscriptionId: string }>('azure-native:authorization:getClientConfig', {}, { parent }).subscriptionId;
  subscriptions.set(parent, found);
  return found;
}

function inSubscription(resourceGroup: string, asked: string, actual: string): string {
  if (actual === asked) return resourceGroup;
  const help = 'give the component a provider for it, as in `{ providers: [new Provider(\'dns\', { subscriptionId })] }`';
  throw new MistakeError(`the zone is in the subscription \`${asked}\`, and the provider \`azure-native\` of the component is for \`${actual}\`: ${help}`);
}
