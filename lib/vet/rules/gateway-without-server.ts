import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { rule } from '../rule';

export const gatewayWithoutServer = rule({
  code: 'FL3002',
  name: 'gateway-without-server',
  severity: 'error',
  summary: 'A Gateway opens nothing: it has no servers, or a server has no hosts.',
  why: 'Istio makes no listener without a server, and no routes without a host. The webhook refuses the Gateway (pkg/config/validation/validation.go, `ValidateGateway`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Gateway'], function* ({ spec }) {
    const servers = itemsAt(record(spec).servers, ['spec', 'servers']);
    if (servers.length === 0) {
      yield { path: ['spec', 'servers'], at: 'key', message: 'there is no server in this Gateway', help: 'write a server with a port and its hosts' };
    }
    for (const { path, value: { hosts } } of servers) {
      if (list(hosts).length > 0) continue;
      yield { path: [...path, 'hosts'], at: 'key', message: 'this server has no hosts', help: 'write the hosts that it is for, such as `shop.example.com`' };
    }
  }),
});
