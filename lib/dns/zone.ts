/** A managed zone of Google Cloud DNS. */
export interface GoogleZone {
  /** Its name in the project, which is not the domain's. */
  readonly zone: string;
  readonly project: string;
}

/** A public zone of Azure DNS. */
export interface AzureZone {
  /** The domain that it is for. */
  readonly zone: string;
  readonly resourceGroup: string;
  /** The id of the subscription. */
  readonly subscription: string;
}

/** The zone that a record is in: at most one of the fields; none where the external-dns of the cluster finds it. */
export interface DnsZone {
  readonly route53?: { readonly zoneId: string };
  readonly google?: GoogleZone;
  readonly azure?: AzureZone;
  /** Whatever a provider that a program brings finds by itself. */
  readonly provider?: { readonly name: string };
}
