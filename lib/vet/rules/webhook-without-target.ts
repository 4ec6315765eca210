import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { istioWebhooks, webhookKinds, type Webhook } from '../readers/webhooks';
import { rule } from '../rule';

export const webhookWithoutTarget = rule({
  code: 'FL2210',
  name: 'webhook-without-target',
  severity: 'warning',
  summary: 'A webhook of Istio has no address that the API server can call.',
  why: 'With neither a Service nor a URL that can be read, the API server cannot ask the control plane: pods are not injected, or not made at all (Kubernetes, «Dynamic Admission Control»).',
  reads: webhookKinds,
  sameAs: ['IST0163'],
  *check(view) {
    for (const webhook of webhookKinds.flatMap((kind) => view.of(kind)).flatMap(istioWebhooks)) {
      const wrong = wrongTarget(webhook);
      if (wrong) yield { on: webhook.on, path: [...webhook.path, 'clientConfig', ...wrong.path], at: wrong.path.length > 0 ? 'value' : 'key', message: wrong.message, help: 'name the Service of the control plane, or its URL: `https://istiod.example.com:15017/inject`' };
    }
  },
});

function wrongTarget({ name, clientConfig: { url, service } }: Webhook): { readonly path: string[]; readonly message: string } | undefined {
  if (url === undefined) return text(record(service).name) ? undefined : { path: [], message: `\`${name}\` names neither a Service nor a URL` };
  return typeof url === 'string' && isHttps(url) ? undefined : { path: ['url'], message: `\`${shown(url)}\` is no URL that the API server can call` };
}

function isHttps(url: string): boolean {
  return /^https:\/\/(?:\[[\da-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?(?:\/|$)/.test(url);
}
