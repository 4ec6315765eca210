import type { Resource } from '../../kube/resource';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { synthesize } from '../../synth/synthesize';
import type { Given } from './given';
import { refuse } from './mistakes';
import type { Neighbours } from './neighbours';

/**
 * What the settings of a mesh are made of.
 * @throws pulumi.RunError with every mistake in them, and with what does not go together with the ingresses beside them.
 */
export function settingsResources(
  given: Given<MeshSettings>, documents: readonly Given<MeshIngress>[], { ingresses, routedByIstio, settings, settle }: Neighbours,
): Resource[] {
  const around = [...documents, ...ingresses, ...settings];
  const all = [given, ...around];
  refuse(given.construct, [...[given, ...documents].flatMap(({ problems }) => problems), ...routingTooLate(given, routedByIstio)], all);
  const { resources, problems } = synthesize({ specs: [given.spec!], reference: around.map(({ spec }) => spec!) });
  refuse(given.construct, problems, all);
  settle({ settings: [given] });
  return resources.map(({ resource }) => resource);
}

/** Gateways that were made before these settings route by Istio's own API, to which no HTTPRoute attaches. */
function routingTooLate({ document, spec }: Given<MeshSettings>, [ingress]: readonly Given[]): Problem[] {
  if (spec?.spec.routing !== 'gatewayApi' || !ingress) return [];
  const message = `the ingress \`${ingress.construct}\` was made before these settings, so that its gateway has no routes of the Gateway API`;
  const help = 'give the document of these settings to every `MeshIngress` as `settings`; where no ingress has `authorizers`, making the `MeshSettings` before them does as well';
  return [{ code: 'routing-too-late', on: document as object, path: ['spec', 'routing'], message, help }];
}
