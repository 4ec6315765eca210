import type { Schema } from './schema';

const anything: Schema = {};
const texts: Schema = { type: 'object', additionalProperties: { type: 'string' } };

/** Kubernetes' ObjectMeta (apimachinery, `meta/v1/types.go`), with what a server writes into it; values of that are not judged. */
export const metadataSchema: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    generateName: { type: 'string' },
    namespace: { type: 'string' },
    labels: texts,
    annotations: texts,
    finalizers: { type: 'array', items: { type: 'string' } },
    creationTimestamp: anything,
    deletionGracePeriodSeconds: anything,
    deletionTimestamp: anything,
    generation: anything,
    managedFields: anything,
    ownerReferences: anything,
    resourceVersion: anything,
    selfLink: anything,
    uid: anything,
  },
};
