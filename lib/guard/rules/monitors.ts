import { listAt } from '../cel';
import { since } from '../check';
import type { Rule } from '../policy';

const elsewhere = (object: string) => `[(${object}.?spec.?namespaceSelector.?any.orValue(false) ? ['every namespace'] : [])
  + ${listAt(object, 'spec.namespaceSelector.matchNames')}.filter(name, name != request.namespace).map(name, '\`' + name + '\`')].filter(some, some.size() > 0)`;

/** Prometheus asks what monitors choose, as somebody whom workloads let in: pods of others are not for a namespace to choose. */
export const monitors: Rule = {
  name: 'monitors',
  kinds: [{ group: 'monitoring.coreos.com', resources: ['podmonitors', 'servicemonitors'] }],
  where: 'guarded',
  checks: [{
    name: 'elsewhere',
    ...since(elsewhere),
    message: (said) => `'this monitor has Prometheus ask pods of ' + ${said} + ' in the name of \`' + request.namespace + '\`; leave \`namespaceSelector\` out; operators may write it'`,
    brief: 'a monitor is about pods of its own namespace; operators may write others',
  }],
};
