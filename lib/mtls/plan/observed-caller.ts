/** Somebody who was seen to call without mutual TLS, as metrics tell it. */
export interface ObservedCaller {
  /** The namespace of who was called. */
  readonly namespace: string;
  /** The Service or the workload that was called, or both. */
  readonly service?: string;
  readonly workload?: string;
  /** The port of the Service or of the workload; absent where metrics do not tell, which stands for all. */
  readonly port?: number;
  /** Who called, as `namespace/name`; `unknown` for whoever has no identity. */
  readonly caller: string;
}
