import { externalDns } from './external-dns';
import type { DnsProvider } from './provider';
import type { AzureZone } from './zone';

/** Azure DNS, which external-dns writes; cert-manager writes it under the workload identity that its service account names. */
export function azure({ zone, resourceGroup, subscription }: AzureZone): DnsProvider {
  return { ...externalDns, name: 'azure', solver: { azureDNS: { hostedZoneName: zone, resourceGroupName: resourceGroup, subscriptionID: subscription } } };
}
