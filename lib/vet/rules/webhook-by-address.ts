import { istioWebhooks, webhookKinds } from '../readers/webhooks';
import { rule } from '../rule';

export const webhookByAddress = rule({
  code: 'FL2211',
  name: 'webhook-by-address',
  severity: 'info',
  summary: 'A webhook of Istio calls its control plane by an IP address.',
  why: 'An address changes when the control plane moves, and its certificate has to name it. Istio asks for a host name for an external control plane (Istio, «Install Istio with an External Control Plane»).',
  reads: webhookKinds,
  sameAs: ['IST0164'],
  *check(view) {
    for (const { on, path, clientConfig: { url } } of webhookKinds.flatMap((kind) => view.of(kind)).flatMap(istioWebhooks)) {
      const address = typeof url === 'string' ? /^https:\/\/(\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:.]+\])(?=[:/]|$)/.exec(url)?.[1] : undefined;
      if (address) yield { on, path: [...path, 'clientConfig', 'url'], message: `\`${address}\` is an address`, help: 'give it a host name' };
    }
  },
});
