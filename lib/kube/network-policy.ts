/** The part of Kubernetes' NetworkPolicySpec that is written here: what pods may send. */
export interface NetworkPolicySpec {
  readonly podSelector: LabelsSelector;
  readonly policyTypes: readonly 'Egress'[];
  readonly egress: readonly EgressRule[];
}

/** What may be sent: to any of these, on any of these ports. */
export interface EgressRule {
  readonly to: readonly NetworkPeer[];
  /** Absent: every port. */
  readonly ports?: readonly { readonly protocol: 'TCP' | 'UDP'; readonly port: number }[];
}

/** Pods, or addresses. */
export interface NetworkPeer {
  readonly namespaceSelector?: LabelsSelector;
  readonly podSelector?: LabelsSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface LabelsSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
}
