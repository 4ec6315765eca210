import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import type { Fault } from '../rule';

/** The kinds of Kubernetes' admission webhooks. */
export const webhookKinds = [
  'admissionregistration.k8s.io/MutatingWebhookConfiguration', 'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
] as const;

/** One of Istio's admission webhooks. */
export interface Webhook {
  readonly on: Resource;
  readonly path: Fault['path'];
  readonly name: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly clientConfig: Readonly<Record<string, unknown>>;
}

/** The webhooks of a configuration that are Istio's, told by their names. */
export function istioWebhooks(on: Resource): Webhook[] {
  return list(on.webhooks).map(record).flatMap((entry, index): Webhook[] => {
    const name = text(entry.name) ?? '';
    return name.endsWith('.istio.io') ? [{ on, path: ['webhooks', index], name, entry, clientConfig: record(entry.clientConfig) }] : [];
  });
}
