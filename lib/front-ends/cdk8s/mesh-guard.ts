import { Construct } from 'constructs';
import { guardDocuments } from '../../guard/guard-documents';
import { apiObject } from './api-object';
import type { MeshGuardProps } from './mesh-guard-props';
import { MeshIngress } from './mesh-ingress';
import type { Place } from './places';
import { problemText } from './problem-text';

/**
 * What makes the API server hold everybody to the ingresses of a mesh, hand-written resources too: roles of developers and operators,
 * and ValidatingAdmissionPolicies. A mesh has one.
 *
 * Each resource is an `ApiObject` and a child of the construct, with the id `<Kind>-<name>`. Mistakes come at synthesis, all at once.
 */
export class MeshGuard extends Construct {
  constructor(scope: Construct, id: string, { ingresses, ...options }: MeshGuardProps) {
    super(scope, id);
    const input = { ...options, documents: ingresses.map((ingress) => (ingress instanceof MeshIngress ? ingress.document : ingress)) };
    const { resources, problems } = guardDocuments(input);
    const places = new Map<object, Place>([
      [input, { construct: this }],
      ...input.documents.map((document, index): [object, Place] => [document, { construct: this, given: ['ingresses', index] }]),
    ]);
    this.node.addValidation({ validate: () => problems.map((problem) => problemText(problem, places)) });
    for (const resource of resources) apiObject(this, `${resource.kind}-${resource.metadata.name}`, resource, () => resource);
  }
}
