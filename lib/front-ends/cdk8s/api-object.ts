import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Resource } from '../../kube/resource';

/** Makes the object of a resource: its identity holds from now on, its content is asked for when it is written. */
export function apiObject(scope: Construct, id: string, { apiVersion, kind, metadata, ...fields }: Resource, content: () => Resource): ApiObject {
  const object = new ApiObject(scope, id, {
    apiVersion,
    kind,
    metadata: { ...metadata, namespace: metadata.namespace ?? '' },
    ...Object.fromEntries(Object.keys(fields).map((field) => [field, Lazy.any({ produce: () => content()[field] })])),
  });
  // cdk8s gives every object the namespace of its chart, but cluster-scoped kinds have none
  if (metadata.namespace === undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}

/** Makes the labels and annotations of an object late as well, since another construct came to share it. */
export function share({ metadata }: ApiObject, resource: Resource, content: () => Resource): void {
  for (const name of Object.keys(resource.metadata.labels ?? {})) {
    metadata.addLabel(name, Lazy.any({ produce: () => content().metadata.labels?.[name] }));
  }
  for (const name of Object.keys(resource.metadata.annotations ?? {})) {
    metadata.addAnnotation(name, Lazy.any({ produce: () => content().metadata.annotations?.[name] }));
  }
}
