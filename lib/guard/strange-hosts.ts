import { since, type Check } from './check';
import { isGranted, whatIsGranted } from './hosts';

/** The check that hosts at gateways are granted to the namespace; both lists are CEL of an object, `gateway` what the object calls it. */
export function strangeHosts(gatewaysOf: (object: string) => string, hostsOf: (object: string) => string, gateway: 'gateway' | 'Gateway'): Check {
  const strange = (object: string) => `${gatewaysOf(object)}.map(gateway, ${hostsOf(object)}
  .filter(host, !${isGranted('gateway', 'host')})
  .map(host, 'host \`' + host + '\` on gateway \`' + gateway + '\`'))`;
  return {
    name: 'strangeHosts',
    ...since(strange),
    message: (said) => `'not granted to namespace \`' + request.namespace + '\`: ' + ${said} + '; granted: ' + ${whatIsGranted} + '; operators grant hosts in \`spec.grants\` of a MeshIngress'`,
    brief: `hosts at this ${gateway} are not granted to this namespace; operators grant them in \`spec.grants\` of a MeshIngress`,
  };
}
