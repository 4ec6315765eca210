/** A document as it stands in YAML; `readSpec` of `fairlead` reads one from a file. */
export interface SpecDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly spec: object;
}
