import { labelSelectorFits } from '../../kube/label-selector';
import { list } from '../../kube/list';
import { sortedSet } from '../../kube/order';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Labels } from '../../mesh/label-index';
import { istioWebhooks, type Webhook } from '../readers/webhooks';
import { rule } from '../rule';

const revision = 'istio.io/rev';
/** Nobody runs more; every pair of labels is tried. */
const most = { revisions: 12, webhooks: 100 };

export const injectorsOverlap = rule({
  code: 'FL2208',
  name: 'injectors-overlap',
  severity: 'error',
  summary: 'Two injectors are for the same pods.',
  why: 'The API server calls both, one after the other, and the pod is injected twice: by two revisions, or with one proxy that holds parts of each (Istio, «Canary Upgrades»; IST0139).',
  reads: ['admissionregistration.k8s.io/MutatingWebhookConfiguration'],
  sameAs: ['IST0139'],
  *check(view) {
    const webhooks = view.of('admissionregistration.k8s.io/MutatingWebhookConfiguration').flatMap(istioWebhooks).slice(0, most.webhooks);
    const named = webhooks.flatMap(({ entry }) => [entry.namespaceSelector, entry.objectSelector].flatMap(revisionsOf));
    const revisions = sortedSet(named).slice(0, most.revisions);
    const namespaces = labelsTried('istio-injection', ['enabled', 'disabled'], revisions);
    const pods = labelsTried('sidecar.istio.io/inject', ['true', 'false'], revisions);
    const reported = new Set<Webhook>();
    for (const namespace of namespaces) {
      const near = webhooks.filter(({ entry }) => labelSelectorFits(entry.namespaceSelector, namespace));
      for (const pod of near.length > 1 ? pods : []) {
        const both = near.filter(({ entry }) => labelSelectorFits(entry.objectSelector, pod));
        for (const webhook of both.length > 1 ? both.filter((one) => !reported.has(one)) : []) {
          reported.add(webhook);
          const other = both.find((one) => one !== webhook)!;
          yield {
            on: webhook.on,
            path: [...webhook.path, 'name'],
            message: `${nameOf(other)} is for the same pods: ${textOf(pod)} in a Namespace ${textOf(namespace)}`,
            help: 'take out the one that is not needed, or let their selectors tell the pods apart',
            related: [{ on: other.on, path: [...other.path, 'name'], message: 'the other one' }],
          };
        }
      }
    }
  },
});

function revisionsOf(selector: unknown): string[] {
  const { matchLabels, matchExpressions } = record(selector);
  const named = list(matchExpressions).map(record).filter(({ key }) => key === revision).flatMap(({ values }) => list(values));
  return [stringsIn(matchLabels)[revision], ...named].filter((value): value is string => typeof value === 'string');
}

function labelsTried(key: string, values: readonly string[], revisions: readonly string[]): Labels[] {
  const marks: Labels[] = [{}, ...values.map((value) => ({ [key]: value }))];
  return [...marks, ...revisions.flatMap((name) => marks.map((mark) => ({ ...mark, [revision]: name })))];
}

function textOf(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `\`${key}: ${value}\``).join(', ') || 'without labels';
}

function nameOf({ on, name }: Webhook): string {
  return `\`${name}\` of \`${on.metadata.name}\``;
}
