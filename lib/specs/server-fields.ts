/** What an API server adds to a document (Kubernetes, `ObjectMeta`); it says nothing about the spec. */
const metadataFields = [
  'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'managedFields',
  'ownerReferences', 'resourceVersion', 'selfLink', 'uid',
];

/** A document without what an API server adds to it. */
export function withoutServerFields(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { metadata } = document;
  const result = without(document, ['status']);
  return typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
    ? { ...result, metadata: without(metadata as Record<string, unknown>, metadataFields) }
    : result;
}

function without(owner: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(owner).filter(([key]) => !names.includes(key)));
}
