import { selects } from '../../kube/pod';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';
import { rootNamespace } from '../root-namespace';

const path = ['spec', 'egressGateway'];

/** An egress gateway that is not one by itself: Gateways bind to pods of any namespace, and the root namespace's policies hold in every one. */
export function* egressGateways(settings: MeshSettings, ingresses: readonly MeshIngress[]): Generator<Problem> {
  const { egressGateway } = settings.spec;
  if (!egressGateway) return;
  const { namespace, selector } = egressGateway;
  if (namespace === rootNamespace) {
    const message = `\`${rootNamespace}\` is Istio's root namespace, whose policies hold at pods of every namespace`;
    yield { code: 'root-namespace', on: settings, path: [...path, 'namespace'], message, help: 'give the egress gateway a namespace of its own' };
  }
  for (const ingress of ingresses) {
    const theirs = ingress.spec.gateway.selector;
    if (!selects(theirs, selector) && !selects(selector, theirs)) continue;
    const { metadata } = ingress;
    yield {
      code: 'gateways-meet',
      on: settings,
      path: [...path, 'selector'],
      message: `this selector and that of the ingress \`${metadata.namespace}/${metadata.name}\` pick the same pods, and Istio looks for them in every namespace: what is to leave the mesh could come in`,
      help: 'give the pods of each gateway a label that the other lacks, and select by it',
      related: [{ on: ingress, path: ['spec', 'gateway', 'selector'], message: 'the other selector' }],
    };
  }
}

/** Applications beside the egress gateway: what they make there of hosts outside would be the gateway's own, and their policies add to its. */
export function* besideEgressGateway(applications: readonly SecureApplication[], settings: MeshSettings | undefined): Generator<Problem> {
  const namespace = settings?.spec.egressGateway?.namespace;
  for (const on of applications.filter(({ metadata }) => metadata.namespace === namespace)) {
    const message = `the egress gateway stands in \`${namespace}\`, and would take what an application makes there for its own`;
    const related = [{ on: settings!, path: [...path, 'namespace'], message: 'where it stands' }];
    yield { code: 'beside-egress-gateway', on, path: ['metadata', 'namespace'], message, help: 'give the application a namespace of its own', related };
  }
}
