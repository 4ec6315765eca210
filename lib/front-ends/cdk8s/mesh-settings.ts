import { Construct } from 'constructs';
import { Declarations } from './declarations';
import type { MeshSettingsProps } from './mesh-settings-props';
import { documentOf } from './spec-document';

/**
 * What holds for the whole mesh, for every construct of the same App wherever it stands; an App has at most one.
 *
 * It makes no resources of its own. Mistakes come at synthesis, all at once.
 */
export class MeshSettings extends Construct {
  constructor(scope: Construct, id: string, props: MeshSettingsProps = {}) {
    super(scope, id);
    const { name = this.node.id, ...spec } = props;
    Declarations.of(this).declare(this, documentOf('MeshSettings', { name }, spec));
  }
}
