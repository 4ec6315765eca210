import * as pulumi from '@pulumi/pulumi';
import type { Resource } from '../../kube/resource';
import type { MeshSettings as MeshSettingsSpec } from '../../specs/mesh-settings';
import { kubernetesChild } from './child';
import { givenDocument, givenFlat, type Given } from './given';
import type { MeshSettingsArgs } from './mesh-settings-args';
import { neighboursOf } from './neighbours';
import { settingsResources } from './settings-resources';

const type = 'fairlead:index:MeshSettings';

/**
 * What holds for a whole mesh; applications are given it as `settings`. What comes of it are its children, named
 * `<name>-<namespace>-<metadata.name>`. A cluster has one.
 * @throws pulumi.RunError with every mistake at once, before anything is registered.
 */
export class MeshSettings extends pulumi.ComponentResource {
  /** The first part of every identity in the mesh. */
  readonly trustDomain: pulumi.Output<string>;
  /** The MeshSettings document, for developers whose programs are elsewhere: written to a file, it can stand for this component there. */
  readonly document: pulumi.Output<object>;
  /** @internal */
  readonly given: Given<MeshSettingsSpec>;

  constructor(name: string, args: MeshSettingsArgs = {}, opts: pulumi.ComponentResourceOptions = {}) {
    const { ingress = [], ...fields } = args;
    const given = givenFlat('MeshSettings', `${type}::${name}`, { ...fields, name: args.name ?? name });
    const documents = [ingress].flat().map((document, index) => givenDocument('MeshIngress', given.construct, document, Array.isArray(ingress) ? ['ingress', index] : ['ingress']));
    const resources = settingsResources(given, documents, neighboursOf(given.construct, opts));
    super(type, name, {}, opts);
    const child = (resource: Resource, after: readonly pulumi.Resource[] = []) => (
      kubernetesChild({ parent: this, name: `${name}-${resource.metadata.namespace}`, inputs: new Map() }, resource, after)
    );
    // no way out stands without the policies that guard it
    const policies = resources.filter(({ kind }) => kind === 'AuthorizationPolicy').map((resource) => child(resource));
    for (const resource of resources.filter(({ kind }) => kind !== 'AuthorizationPolicy')) child(resource, resource.kind === 'Gateway' ? policies : []);
    this.given = given;
    this.trustDomain = pulumi.output(given.spec!.spec.trustDomain);
    this.document = pulumi.output(given.document as object);
    this.registerOutputs({ trustDomain: this.trustDomain, document: this.document });
  }
}
