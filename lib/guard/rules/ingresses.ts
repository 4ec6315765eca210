import { textAt } from '../cel';
import { since } from '../check';
import type { Rule } from '../policy';

/** The class of Istio's own controller, by the field and by the annotation of old, which needs no IngressClass. */
const istio = (object: string) => `[[dyn(${textAt(object, 'spec.ingressClassName')}), dyn(${object}.metadata.?annotations[?'kubernetes.io/ingress.class'].orValue(''))]
  .filter(name, name == 'istio').map(name, 'class \`' + name + '\`')]`;

/** Ingresses that Istio would serve at the gateway, whatever their hosts. */
export const ingresses: Rule = {
  name: 'ingresses',
  kinds: [{ group: 'networking.k8s.io', resources: ['ingresses'] }],
  where: 'guarded',
  checks: [{
    name: 'classes',
    ...since(istio),
    message: (said) => `'an Ingress of ' + ${said} + ' takes hosts at the gateway of the mesh that nobody granted; expose a SecureApplication, or use another class; operators may write it'`,
    brief: 'an Ingress of class `istio` takes hosts at the gateway of the mesh that nobody granted; operators may write it',
  }],
};
