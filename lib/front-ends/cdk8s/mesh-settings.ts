import { Construct } from 'constructs';
import { Declarations } from './declarations';
import type { MeshSettingsProps } from './mesh-settings-props';
import { documentOf, type SpecDocument } from './spec-document';

/**
 * What holds for the whole mesh, for every construct of the same App wherever it stands; an App has at most one.
 *
 * Each resource is an `ApiObject` and a child of the construct, with the id `<Kind>-<namespace>.<name>`. Mistakes come at synthesis, all
 * at once.
 */
export class MeshSettings extends Construct {
  /** The spec as it stands in YAML, which an operator publishes for the repositories of developers. */
  readonly document: SpecDocument;

  constructor(scope: Construct, id: string, props: MeshSettingsProps = {}) {
    super(scope, id);
    const { name = this.node.id, ingress, ...spec } = props;
    this.document = documentOf('MeshSettings', { name }, spec);
    Declarations.of(this).declare(this, this.document, { ingress });
  }
}
