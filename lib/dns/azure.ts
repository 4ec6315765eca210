import { externalDns } from './external-dns';
import type { DnsProvider } from './provider';

/** A public zone of Azure DNS. */
export interface AzureZone {
  /** The domain that it is for. */
  readonly zone: string;
  readonly resourceGroup: string;
  /** The id of the subscription. */
  readonly subscription: string;
}

/** Azure DNS, which external-dns writes; cert-manager writes it under the workload identity that its service account names. */
export function azure({ zone, resourceGroup, subscription }: AzureZone): DnsProvider {
  return { ...externalDns, name: 'azure', solver: { azureDNS: { hostedZoneName: zone, resourceGroupName: resourceGroup, subscriptionID: subscription } } };
}
