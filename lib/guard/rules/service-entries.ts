import { listAt } from '../cel';
import { since } from '../check';
import { isPrivate } from '../hosts';
import type { Rule } from '../policy';

const exported = (object: string) => `(${isPrivate(listAt(object, 'spec.exportTo'))} ? [] : [[${listAt(object, 'spec.exportTo')}.size() == 0 ? 'every namespace'
  : ${listAt(object, 'spec.exportTo')}.map(target, '\`' + target + '\`').join(' and ')]])`;

/** ServiceEntries are seen by their own namespace: what one leads to an address would be led there for everybody. */
export const serviceEntries: Rule = {
  name: 'service-entries',
  kinds: [{ group: 'networking.istio.io', resources: ['serviceentries'] }],
  where: 'guarded',
  checks: [{
    name: 'exported',
    ...since(exported),
    message: (said) => `'a ServiceEntry that is seen by ' + ${said} + ' decides where clients of others are led; keep it to its own namespace by \`exportTo: ["."]\`; operators may export it'`,
    brief: 'a ServiceEntry is kept to its own namespace by `exportTo: ["."]`; operators may export it',
  }],
};
