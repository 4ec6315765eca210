import { meansTrue } from '../../kube/means-true';
import { selects, stringsIn, type Pod } from '../../kube/pod';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { InSight, NamespaceInSight } from '../in-sight';
import { selectorPlace } from '../selector-place';
import { waypointName } from './waypoint';

/**
 * Applications whose pods or Service do not take part in ambient mode, as far as Namespace, Service and pods in sight tell: every request would
 * be refused, or, of pods outside of the mesh, let in by nobody's leave.
 */
export function* enrolled(applications: readonly Application[], inSight: InSight): Generator<Problem> {
  for (const application of applications) {
    const sight = inSight(application.spec.metadata.namespace);
    yield* podsOutside(application, sight);
    yield* pastWaypoint(application, sight);
  }
}

function* podsOutside({ spec, selector }: Application, { pods, labels }: NamespaceInSight): Generator<Problem> {
  const bare = pods.filter((pod) => selects(selector, pod.labels)).find((pod) => whyOutside(pod, labels) !== undefined);
  if (bare) {
    const message = `\`${bare.resource.kind}\` \`${bare.resource.metadata.name}\` is not in the mesh by ambient mode (${whyOutside(bare, labels)}), so that nobody would enforce the policies of this application`;
    yield { code: 'not-ambient', on: spec, path: selectorPlace(spec), message, help: `label the Namespace \`${spec.metadata.namespace}\` with \`${dataplane}: ambient\`, and leave the pods to it` };
  }
}

const dataplane = 'istio.io/dataplane-mode';

function whyOutside({ labels, hostNetwork }: Pod, namespace: NamespaceInSight['labels']): string | undefined {
  const own = labels[dataplane];
  if (hostNetwork) return '`hostNetwork`';
  if (labels['sidecar.istio.io/inject'] === 'true') return '`sidecar.istio.io/inject: "true"`';
  if (own !== undefined) return own === 'ambient' ? undefined : `\`${dataplane}: ${own}\``;
  return namespace === undefined || namespace[dataplane] === 'ambient' ? undefined : `its Namespace lacks \`${dataplane}: ambient\``;
}

/** The labels by which requests go to the waypoint: Istio reads them off the Service first, then off its Namespace. */
function* pastWaypoint(application: Application, { services, labels }: NamespaceInSight): Generator<Problem> {
  const { spec, service, exposures, passthroughs, portPassages, signsIn } = application;
  const found = services.get(service);
  if (!found) return;
  const own = stringsIn(found.metadata.labels);
  const comesThroughGateway = [...exposures, ...passthroughs, ...portPassages, ...signsIn].length > 0;
  for (const { label, value, isMet, who } of comesThroughGateway ? [ofMesh, ofGateways] : [ofMesh]) {
    const said = own[label] ?? labels?.[label];
    // a Namespace that nobody shows may say it
    if (isMet(said) || (said === undefined && labels === undefined)) continue;
    const message = `${who} go past the waypoint to the Service \`${service}\`, whose pods take nothing but from it: its label \`${label}\` is ${said === undefined ? 'missing' : `\`${said}\``}`;
    yield { code: 'service-past-waypoint', on: spec, path: spec.spec.service === undefined ? ['metadata', 'name'] : ['spec', 'service'], message, help: `label the Service with \`${label}: ${value}\`` };
  }
}

const ofMesh = { label: 'istio.io/use-waypoint', value: waypointName, isMet: (said: string | undefined) => said === waypointName, who: 'clients in the mesh' };
const ofGateways = { label: 'istio.io/ingress-use-waypoint', value: '"true"', isMet: meansTrue, who: 'gateways' };
