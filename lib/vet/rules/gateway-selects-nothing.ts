import { gatewaySelector } from '../../mesh/gateway-servers';
import { workloadKinds } from '../kinds';
import { rule } from '../rule';

export const gatewaySelectsNothing = rule({
  code: 'FL1104',
  name: 'gateway-selects-nothing',
  severity: 'error',
  summary: 'The selector of a Gateway picks no pods.',
  why: 'Its servers are then in no proxy, and nobody listens on its ports. A selector is for the pods of every namespace (Istio, «Gateway» reference, `selector`).',
  reads: ['networking.istio.io/Gateway', ...workloadKinds],
  sameAs: ['IST0101', 'KIA0302'],
  differs: 'Only where some gateway is in sight, as a warning, or the whole mesh is: the pods are often installed from elsewhere.',
  *check(view) {
    const gateways = view.workloads().filter(({ dataPlane }) => dataPlane === 'gateway');
    const all = view.givenInFull('apps/Deployment');
    for (const on of view.of('networking.istio.io/Gateway')) {
      const selector = gatewaySelector(on);
      if (Object.keys(selector).length === 0 || view.selectedAnywhere(selector).length > 0) continue;
      if (!all && gateways.length === 0) {
        yield { on, path: ['spec', 'selector'], notShown: { kind: 'apps/Deployment' } };
        continue;
      }
      const labels = gateways.slice(0, 3).map(({ namespace, name }) => `\`${namespace}/${name}\``);
      yield {
        on,
        path: ['spec', 'selector'],
        // another repository may have the pods
        ...(!all && { severity: 'warning' as const }),
        message: `no pods have ${Object.entries(selector).map(([key, value]) => `\`${key}: ${value}\``).join(', ')}`,
        help: `write labels that the gateway's pods have${labels.length > 0 ? `; the gateways are ${labels.join(', ')}` : ''}`,
        related: gateways.slice(0, 1).flatMap(({ resource, metadataPath }) =>
          (metadataPath ? [{ on: resource, path: [...metadataPath, 'labels'], message: 'the labels of a gateway' }] : [])),
      };
    }
  },
});
