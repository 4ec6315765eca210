/** The codes of mistakes that an API server cannot see: what is inside a text, what stands outside the spec, and what two namespaces say of each other: it pays too much for a field of that name. */
export const unseen: ReadonlySet<string> = new Set(['invalid-jwks', 'secret-key', 'cluster-scoped', 'unknown-scraper', 'unknown-version']);
