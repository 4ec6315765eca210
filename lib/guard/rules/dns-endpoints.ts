import { listAt } from '../cel';
import { since } from '../check';
import { isGrantedAnywhere, whatIsGranted } from '../hosts';
import type { Rule } from '../policy';

const strangeNames = (object: string) => `[${listAt(object, 'spec.endpoints')}.map(endpoint, endpoint.?dnsName.orValue(''))
  .filter(host, !${isGrantedAnywhere('host')}).map(host, '\`' + host + '\`')]`;

/** DNSEndpoints have the names that are granted to their namespace. */
export const dnsEndpoints: Rule = {
  name: 'dns-endpoints',
  kinds: [{ group: 'externaldns.k8s.io', resources: ['dnsendpoints'] }],
  where: 'guarded',
  asksGrants: true,
  checks: [{
    name: 'strangeNames',
    ...since(strangeNames),
    message: (said) => `'DNS names that are not granted to namespace \`' + request.namespace + '\`: ' + ${said} + '; granted: ' + ${whatIsGranted} + '; operators grant hosts in \`spec.grants\` of a MeshIngress'`,
    brief: 'DNS names that are not granted to this namespace; operators grant hosts in `spec.grants` of a MeshIngress',
  }],
};
