/** What the validation uses of the `ValidationContext` of cdk8s-cli. */
export interface ValidationContext {
  /** The files that were written. */
  readonly manifests: readonly string[];
  /** The paths of constructs, by what a resource is called in the report. */
  readonly metadata: Readonly<Record<string, { readonly path: string }>>;
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/** What is wrong, and with which resources. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}
