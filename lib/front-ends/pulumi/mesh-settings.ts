import * as pulumi from '@pulumi/pulumi';
import type { MeshSettings as MeshSettingsSpec } from '../../specs/mesh-settings';
import { givenFlat, type Given } from './given';
import type { MeshSettingsArgs } from './mesh-settings-args';
import { refuse } from './mistakes';

const type = 'fairlead:index:MeshSettings';

/**
 * What holds for a whole mesh; applications are given it as `settings`. It has no children.
 * @throws pulumi.RunError with every mistake at once, before anything is registered.
 */
export class MeshSettings extends pulumi.ComponentResource {
  /** The first part of every identity in the mesh. */
  readonly trustDomain: pulumi.Output<string>;
  /** @internal */
  readonly given: Given<MeshSettingsSpec>;

  constructor(name: string, args: MeshSettingsArgs = {}, opts: pulumi.ComponentResourceOptions = {}) {
    const given = givenFlat('MeshSettings', `${type}::${name}`, { ...args, name: args.name ?? name });
    refuse(given.construct, given.problems, [given]);
    super(type, name, {}, opts);
    this.given = given;
    this.trustDomain = pulumi.output(given.spec!.spec.trustDomain);
    this.registerOutputs({ trustDomain: this.trustDomain });
  }
}
