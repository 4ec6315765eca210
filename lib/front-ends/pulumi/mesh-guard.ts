import * as pulumi from '@pulumi/pulumi';
import { guardDocuments } from '../../guard/guard-documents';
import { kubernetesChild } from './child';
import { givenDocument } from './given';
import { givenSettings } from './given-settings';
import type { MeshGuardArgs } from './mesh-guard-args';
import { MeshIngress } from './mesh-ingress';
import { refuse } from './mistakes';

const type = 'fairlead:index:MeshGuard';

/**
 * What makes the API server hold everybody to the ingresses of a mesh, hand-written resources too: roles of developers and operators,
 * and ValidatingAdmissionPolicies; they are its children, named `<name>-<Kind>-<metadata.name>`. A mesh has one.
 * @throws pulumi.RunError with every mistake at once, before anything is registered.
 */
export class MeshGuard extends pulumi.ComponentResource {
  constructor(name: string, { ingresses, settings, ...options }: MeshGuardArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const construct = `${type}::${name}`;
    const held = ingresses.map((ingress, index) => (ingress instanceof MeshIngress ? ingress.ingress.given : givenDocument('MeshIngress', construct, ingress, ['ingresses', index])));
    const said = settings === undefined ? [] : [givenSettings(construct, settings)];
    const given = [...held, ...said];
    const input = { ...options, documents: given.map(({ document }) => document as object) };
    const { resources, problems } = guardDocuments(input);
    refuse(construct, problems, [...given, { construct, document: input, propertyOf: (path) => path }]);
    super(type, name, {}, opts);
    for (const resource of resources) kubernetesChild({ parent: this, name: `${name}-${resource.kind}`, inputs: new Map() }, resource);
    this.registerOutputs({});
  }
}
