import { textAt } from '../cel';
import { since } from '../check';
import type { Rule } from '../policy';

const open = (object: string) => `(${textAt(object, 'spec.outboundTrafficPolicy.mode')} == 'ALLOW_ANY' ? [['\`ALLOW_ANY\`']] : [])`;

/** Sidecars do not lift what the mesh says of calls to the outside. */
export const sidecars: Rule = {
  name: 'sidecars',
  kinds: [{ group: 'networking.istio.io', resources: ['sidecars'] }],
  where: 'guarded',
  checks: [{
    name: 'open',
    ...since(open),
    message: (said) => `'\`outboundTrafficPolicy.mode\` ' + ${said} + ' lets workloads call any host outside of the mesh; leave it out, and name the hosts by ServiceEntries; operators may set it'`,
    brief: '`outboundTrafficPolicy.mode` is left to the mesh; operators may set it',
  }],
};
