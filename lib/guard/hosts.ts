/** CEL that tells whether a gateway's host is granted; a wildcard is one label deep. */
export function isGranted(gateway: string, host: string): string {
  return `(${gateway} + ' ' + ${host} in variables.granted || ${host}.indexOf('.') > 0 && ${gateway} + ' *' + ${host}.substring(${host}.indexOf('.')) in variables.granted)`;
}

/** CEL that tells whether any ingress grants a host. */
export function isGrantedAnywhere(host: string): string {
  return `variables.granted.exists(line, line.endsWith(' ' + ${host}) || ${host}.indexOf('.') > 0 && line.endsWith(' *' + ${host}.substring(${host}.indexOf('.'))))`;
}

/** CEL that tells whether a name is one of the own namespace, as Istio completes it: a name without dots, or one that is whole. */
export function isOwn(host: string): string {
  return `(${host}.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$') || ${host}.endsWith('.' + request.namespace + '.svc.cluster.local'))`;
}

/** CEL that tells whether nobody but the own namespace sees a resource. */
export function isPrivate(exportTo: string): string {
  return `(${exportTo}.size() > 0 && ${exportTo}.all(target, target in ['.', request.namespace]))`;
}

/** CEL of what is granted to the namespace, for people. */
export const whatIsGranted = '(variables.granted.size() == 0 ? \'nothing\' : variables.granted.map(line, \'`\' + line.split(\' \')[1] + \'` on `\' + line.split(\' \')[0] + \'`\').join(\', \'))';
