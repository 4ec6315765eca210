/** Somebody whom metrics saw calling a workload without mTLS. */
export interface PlaintextCaller {
  readonly destination: {
    readonly namespace: string;
    readonly workload: string;
    /** Name of the Service that was called, in the namespace of the workload; absent where the proxy could not tell. */
    readonly service?: string;
  };
  /** Absent where the caller is not known, as of everybody without a proxy. */
  readonly source?: { readonly namespace: string; readonly workload: string };
  /** `TCP` counts connections, `HTTP` requests; ztunnel sees connections alone, whatever they carry. */
  readonly protocol: 'HTTP' | 'TCP' | 'unknown';
  /** Requests or connections, rounded, at least 1. */
  readonly count: number;
}
