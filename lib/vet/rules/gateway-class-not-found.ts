import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { rule } from '../rule';

/** Classes that istiod brings along (Istio, pilot/pkg/config/kube/gateway). */
const istios = ['istio', 'istio-remote', 'istio-waypoint', 'istio-east-west'];

export const gatewayClassNotFound = rule({
  code: 'FL4105',
  name: 'gateway-class-not-found',
  severity: 'error',
  summary: 'A Gateway of the Gateway API names a class that does not exist.',
  why: 'Nobody takes care of the Gateway: it gets no address and serves nothing.',
  reads: ['gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/GatewayClass'],
  sameAs: ['KIA1504'],
  *check(view) {
    const classes = new Set([...istios, ...view.of('gateway.networking.k8s.io/GatewayClass').map(({ metadata }) => metadata.name)]);
    for (const on of view.of('gateway.networking.k8s.io/Gateway')) {
      const name = text(record(on.spec).gatewayClassName);
      if (name === undefined || classes.has(name)) continue;
      const path = ['spec', 'gatewayClassName'];
      if (!view.givenAnywhere('gateway.networking.k8s.io/GatewayClass')) {
        yield { on, path, notShown: { kind: 'gateway.networking.k8s.io/GatewayClass' } };
        continue;
      }
      yield { on, path, message: `there is no GatewayClass \`${name}\``, help: `there are ${[...classes].sort().map((one) => `\`${one}\``).join(', ')}` };
    }
  },
});
