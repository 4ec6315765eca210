import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { istioWebhooks, webhookKinds } from '../readers/webhooks';
import { rule } from '../rule';

export const webhookServiceNotFound = rule({
  code: 'FL2209',
  name: 'webhook-service-not-found',
  severity: 'error',
  summary: 'A webhook of Istio calls a Service that does not exist.',
  why: 'The API server then cannot ask Istio. Where the webhook fails closed, as Istio installs it, no pod is made in the namespaces that it is for, and no resource of Istio is taken (Kubernetes, «Dynamic Admission Control»).',
  reads: [...webhookKinds, '/Service'],
  sameAs: ['IST0139'],
  differs: 'Validating webhooks are looked at too.',
  *check(view) {
    for (const { on, path: at, clientConfig } of webhookKinds.flatMap((kind) => view.of(kind)).flatMap(istioWebhooks)) {
      const { name: named, namespace: home } = record(clientConfig.service);
      const [name, namespace] = [text(named), text(home)];
      if (name === undefined || namespace === undefined || view.find('/Service', namespace, name)) continue;
      const path = [...at, 'clientConfig', 'service', 'name'];
      if (!view.given('/Service', namespace)) yield { on, path, notShown: { kind: '/Service', namespace } };
      else yield { on, path, message: `there is no Service \`${name}\` in the namespace \`${namespace}\``, help: 'take out the webhook of a control plane that is gone, or name the Service of one that is there' };
    }
  },
});
