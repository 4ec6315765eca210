import { listOf, mapAt } from '../cel';
import { since } from '../check';
import type { Rule } from '../policy';
import { podFaults } from './pod-faults';

/** The pod, or what pods are made from. */
const podOf = (object: string) => `request.resource.resource == 'pods' ? dyn(${object}) : request.resource.resource == 'podtemplates' ? dyn(${object}).template
  : request.resource.resource == 'cronjobs' ? dyn(${object}).spec.jobTemplate.spec.template : dyn(${object}).?spec.?template.orValue({})`;

/** Whether pods of the namespace are meant to have a proxy: it is granted something, or labelled for it. */
const isInMesh = `variables.granted.size() > 0 || ${mapAt('namespaceObject', 'metadata.labels')}.exists(label, label in ${listOf(['istio-injection', 'istio.io/dataplane-mode', 'istio.io/rev'])})`;

/** Pods keep to their proxies. */
export const pods: Rule = {
  name: 'pods',
  kinds: [
    { group: '', resources: ['pods', 'pods/ephemeralcontainers', 'podtemplates', 'replicationcontrollers'] },
    { group: 'apps', resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
    { group: 'batch', resources: ['cronjobs', 'jobs'] },
  ],
  where: 'guarded',
  asksGrants: true,
  variables: [
    { name: 'isInMesh', expression: isInMesh },
    { name: 'pod', expression: podOf('object') },
    { name: 'podBefore', expression: `request.operation == 'UPDATE' ? (${podOf('oldObject')}) : {}` },
  ],
  checks: [{
    name: 'bypasses',
    ...since((pod) => `(variables.isInMesh ? ${podFaults(pod)} : [])`, 'variables.pod', 'variables.podBefore'),
    message: (said) => `'pods of namespace \`' + request.namespace + '\` may not get past their sidecars, as they would by ' + ${said} + '; leave that out; operators may apply it as it is'`,
    brief: 'pods of this namespace may not get past their sidecars; operators may apply them as they are',
  }],
};
