import { listOf } from '../cel';
import type { Rule } from '../policy';

const labels = listOf(['istio-injection', 'istio.io/dataplane-mode', 'istio.io/rev', 'istio.io/use-waypoint', 'istio.io/use-waypoint-namespace']);

const valueIn = (object: string) => `${object}.metadata.?labels[?label].orValue('')`;

/** Labels of a namespace decide whether its pods get sidecars at all; whoever makes one may ask for them. */
const changed = `[${labels}.filter(label, ${valueIn('object')} != (request.operation == 'UPDATE' ? ${valueIn('oldObject')} : '')
  && !(label == 'istio-injection' && ${valueIn('object')} == 'enabled'))
  .map(label, '\`' + label + '\`')]`;

/** Namespaces stay in the mesh as operators put them there. */
export const namespaces: Rule = {
  name: 'namespaces',
  kinds: [{ group: '', resources: ['namespaces'] }],
  where: 'guarded',
  checks: [{
    name: 'changed',
    now: changed,
    before: '[]',
    message: (said) => `'operators alone change the labels of a namespace that decide on its sidecars: ' + ${said} + '; \`istio-injection: enabled\` may be set by everybody who may write the namespace'`,
    brief: 'operators alone change the labels of a namespace that decide on its sidecars',
  }],
};
