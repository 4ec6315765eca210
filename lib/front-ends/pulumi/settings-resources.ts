import type { Resource } from '../../kube/resource';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import { synthesize } from '../../synth/synthesize';
import type { Given } from './given';
import { refuse } from './mistakes';
import type { Neighbours } from './neighbours';

/**
 * What the settings of a mesh are made of.
 * @throws pulumi.RunError with every mistake in them, and with what does not go together with the ingresses beside them.
 */
export function settingsResources(
  given: Given<MeshSettings>, documents: readonly Given<MeshIngress>[], { ingresses, settings, settle }: Neighbours,
): Resource[] {
  const around = [...documents, ...ingresses, ...settings];
  const all = [given, ...around];
  refuse(given.construct, [given, ...documents].flatMap(({ problems }) => problems), all);
  const { resources, problems } = synthesize({ specs: [given.spec!], reference: around.map(({ spec }) => spec!) });
  refuse(given.construct, problems, all);
  settle({ settings: [given] });
  return resources.map(({ resource }) => resource);
}
