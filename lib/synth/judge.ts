import type { AuthorizationPolicySpec } from '../kube/generated/authorization-policy';
import type { Judged } from '../routing/istio/policy-rule';
import type { Mode } from '../specs/mesh-settings';
import type { Application } from './application';

/** Where the requests for an application are judged, and how policies are written so that they are read there. */
export interface Judge {
  /** What its policies are called after. */
  readonly name: string;
  readonly attachment: Pick<AuthorizationPolicySpec, 'selector' | 'targetRefs'>;
  /** The number that a policy there knows a port by. */
  readonly portOf: Judged['portOf'];
  /** Whether it stands at the pods, so that those meet it too who ask them by their addresses, as scrapers do. */
  readonly atPods: boolean;
}

type Judging = Pick<Application, 'mode' | 'selector' | 'service' | 'spec'>;

const judges: Readonly<Record<Mode, (application: Judging) => Judge>> = {
  sidecar: ({ spec, selector }) => ({
    name: spec.metadata.name,
    attachment: { selector: { matchLabels: selector } },
    portOf: ({ targetPort }) => String(targetPort),
    atPods: true,
  }),
  // what comes to a waypoint is addressed to the Service, and a policy that selects pods is not read there (Istio, pilot/pkg/model/policyattachment.go)
  ambient: ({ spec, service }) => ({
    // both may stand while pods move from sidecars
    name: `${spec.metadata.name}-waypoint`,
    attachment: { targetRefs: [{ group: '', kind: 'Service', name: service }] },
    portOf: ({ port }) => String(port),
    atPods: false,
  }),
};

/** The judge of an application: the proxies of its pods, or the waypoint of its namespace. */
export function judgeOf(application: Judging): Judge {
  return judges[application.mode](application);
}
