import { Construct } from 'constructs';
import { guardDocuments } from '../../guard/guard-documents';
import { apiObject } from './api-object';
import type { MeshGuardProps } from './mesh-guard-props';
import { MeshIngress } from './mesh-ingress';
import { MeshSettings } from './mesh-settings';
import type { Place } from './places';
import { problemText } from './problem-text';

/**
 * What makes the API server hold everybody to the ingresses of a mesh, hand-written resources too: roles of developers and operators,
 * and ValidatingAdmissionPolicies. A mesh has one.
 *
 * Each resource is an `ApiObject` and a child of the construct, with the id `<Kind>-<name>`. Mistakes come at synthesis, all at once.
 */
export class MeshGuard extends Construct {
  constructor(scope: Construct, id: string, { ingresses, settings, ...options }: MeshGuardProps) {
    super(scope, id);
    const held = ingresses.map((ingress) => (ingress instanceof MeshIngress ? ingress.document : ingress));
    const said = settings === undefined ? [] : [settings instanceof MeshSettings ? settings.document : settings];
    const input = { ...options, documents: [...held, ...said] };
    const { resources, problems } = guardDocuments(input);
    const places = new Map<object, Place>([
      [input, { construct: this }],
      ...held.map((document, index): [object, Place] => [document, { construct: this, given: ['ingresses', index] }]),
      ...said.map((document): [object, Place] => [document, { construct: this, given: ['settings'] }]),
    ]);
    this.node.addValidation({ validate: () => problems.map((problem) => problemText(problem, places)) });
    for (const resource of resources) apiObject(this, `${resource.kind}-${resource.metadata.name}`, resource, () => resource);
  }
}
