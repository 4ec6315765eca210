import { selects } from '../../kube/pod';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { InSight } from '../in-sight';

/** Applications whose pods in sight keep the sidecar out. */
export function* sidecarsKeptOut(applications: readonly Application[], inSight: InSight): Generator<Problem> {
  for (const { spec, selector } of applications) {
    const bare = inSight(spec.metadata.namespace).pods.find(({ labels, refusesSidecar }) => refusesSidecar && selects(selector, labels));
    if (!bare) continue;
    const message = `\`${bare.resource.kind}\` \`${bare.resource.metadata.name}\` keeps the sidecar out, so that nobody would enforce the policies of this application`;
    yield { code: 'no-sidecar', on: spec, path: ['metadata', 'name'], message, help: 'take `sidecar.istio.io/inject: "false"` and `hostNetwork` from its pods' };
  }
}
