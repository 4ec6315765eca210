/** The codes of mistakes that an API server cannot see: what is inside a text, and what stands outside the spec. */
export const unseen: ReadonlySet<string> = new Set(['invalid-jwks', 'secret-key', 'cluster-scoped', 'unknown-version']);
