import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource';
import type * as pulumi from '@pulumi/pulumi';
import type { Resource } from '../../kube/resource';
import { isHandedOver } from '../../synth/handed-over';
import { filled } from './filled';

/** What a component needs to make its children. */
export interface Family {
  readonly parent: pulumi.Resource;
  /** The Pulumi name of the component, with which the names of its children begin. */
  readonly name: string;
  /** The Inputs by the placeholders that stand for them in resources. */
  readonly inputs: ReadonlyMap<string, pulumi.Output<string>>;
}

/** A Kubernetes resource as a child of a component, named `<component>-<metadata.name>`; what is a controller's from then on is made and left alone. */
export function kubernetesChild({ parent, name, inputs }: Family, resource: Resource, dependsOn: readonly pulumi.Resource[] = []): CustomResource {
  const { apiVersion, kind, metadata, ...fields } = resource;
  const ignoreChanges = isHandedOver(resource) ? ['metadata.annotations', 'metadata.labels', 'spec'] : [];
  return new CustomResource(`${name}-${metadata.name}`, { apiVersion, kind, metadata: { ...metadata }, ...filled(fields, inputs) as object }, { parent, dependsOn: [...dependsOn], ignoreChanges });
}
