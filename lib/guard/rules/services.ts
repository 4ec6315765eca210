import type { MeshIngress } from '../../specs/mesh-ingress';
import { mapAt, mapOf, textAt } from '../cel';
import { since, type Check } from '../check';
import { isGrantedAnywhere, isOwn, whatIsGranted } from '../hosts';
import type { Rule } from '../policy';

/** external-dns takes every Service of any namespace whose selector holds that of a Gateway, and publishes its addresses as the gateway's. */
function gatewaySelectors(ingresses: readonly MeshIngress[]): Check {
  const selectors = ingresses.map(({ spec: { gateway: { selector } } }) => mapOf(selector));
  const faults = (object: string) => `([${[...new Set(selectors)].join(', ')}]
    .exists(gateway, gateway.all(label, ${mapAt(object, 'spec.selector')}[?label].orValue('') == gateway[label])) ? [['the labels of a gateway']] : [])`;
  return {
    name: 'gatewaySelectors',
    ...since(faults),
    message: (said) => `'this Service selects ' + ${said} + ', whose DNS names would lead to its addresses too; select the pods of \`' + request.namespace + '\` by labels of their own; operators may write it'`,
    brief: 'this Service selects the labels of a gateway; operators may write it',
  };
}

/** Istio leads an ExternalName that is a host of the mesh to the Service of that name. */
const aliases = (object: string) => `[[${textAt(object, 'spec.externalName')}]
  .filter(host, ${textAt(object, 'spec.type')} == 'ExternalName' && host.matches('[.](svc|cluster[.]local)[.]?$') && !${isOwn('host')})
  .map(host, '\`' + host + '\`')]`;

const annotations = ['external-dns.alpha.kubernetes.io/hostname', 'external-dns.alpha.kubernetes.io/internal-hostname'];

/** external-dns can be told to read names off Services. */
const strangeNames = (object: string) => annotations.map((name) => `${object}.metadata.?annotations[?'${name}'].orValue('').split(',').map(host, host.trim())
  .filter(host, host != '' && !${isGrantedAnywhere('host')}).map(host, '\`' + host + '\`')`).map((some) => `[${some}]`).join(' + ');

/** Services stand for pods of their own namespace. */
export function services(ingresses: readonly MeshIngress[]): Rule {
  return {
    name: 'services',
    kinds: [{ group: '', resources: ['services'] }],
    where: 'guarded',
    asksGrants: true,
    checks: [
      gatewaySelectors(ingresses),
      {
        name: 'aliases',
        ...since(aliases),
        message: (said) => `'an ExternalName of another namespace leads routes to its Service: ' + ${said} + '; name one of \`' + request.namespace + '\`, or a host outside of the cluster; operators may write it'`,
        brief: 'an ExternalName of another namespace leads routes to its Service; operators may write it',
      },
      {
        name: 'strangeNames',
        ...since(strangeNames),
        message: (said) => `'DNS names that are not granted to namespace \`' + request.namespace + '\`: ' + ${said} + '; granted: ' + ${whatIsGranted} + '; operators grant hosts in \`spec.grants\` of a MeshIngress'`,
        brief: 'DNS names that are not granted to this namespace; operators grant hosts in `spec.grants` of a MeshIngress',
      },
    ],
  };
}
