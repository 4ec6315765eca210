import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { eachResource, type Wrong } from '../readers/each-resource';
import { textsAt, type Placed } from '../readers/items-at';
import { allRoutes, matchesOf } from '../readers/routes';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';
import { hostFault } from '../syntax/host';

export const gatewayReference = rule({
  code: 'FL3013',
  name: 'gateway-reference',
  severity: 'error',
  summary: 'A VirtualService names a Gateway by what is no name.',
  why: 'A Gateway is named `name`, or `namespace/name`. The webhook refuses others (pkg/config/validation/validation.go, `validateGatewayNames`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  differs: 'All names of a list are judged; the webhook stops at the first one without a `/`.',
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const name of gatewayNames(on)) yield* judge(name);
  }),
});

function gatewayNames(on: Resource): Placed<string>[] {
  const matches = matchesOf(allRoutes(on));
  return [...textsAt(record(on.spec).gateways, ['spec', 'gateways']), ...matches.flatMap(({ path, value }) => textsAt(value.gateways, [...path, 'gateways']))];
}

function judge({ path, value }: Placed<string>): Wrong[] {
  const slash = value.indexOf('/');
  const [namespace, name] = [value.slice(0, slash), value.slice(slash + 1)];
  if (slash < 0 ? hostFault(value) !== undefined : !isDnsLabel(namespace) || !isDnsLabel(name)) {
    return [{ path, message: `\`${value}\` cannot be the name of a Gateway`, help: 'write `<name>` for one of this namespace, or `<namespace>/<name>`' }];
  }
  return [];
}
