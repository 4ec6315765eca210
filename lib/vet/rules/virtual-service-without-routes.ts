import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';

const protocols = ['http', 'tls', 'tcp'];

export const virtualServiceWithoutRoutes = rule({
  code: 'FL3012',
  name: 'virtual-service-without-routes',
  severity: 'error',
  summary: 'A VirtualService routes nothing, or has no hosts and yet what only one with hosts can have.',
  why: 'A VirtualService without `hosts` holds routes that others delegate to: HTTP alone, and bound to no gateway of its own. The webhook refuses others (pkg/config/validation/validation.go, `ValidateVirtualService`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* ({ spec }) {
    const fields = record(spec);
    if (protocols.every((protocol) => list(fields[protocol]).length === 0)) {
      yield { path: ['spec'], at: 'key', message: 'there are no routes in this VirtualService', help: 'write `http`, `tls` or `tcp`' };
    }
    if (list(fields.hosts).length > 0) return;
    for (const field of ['gateways', 'tls', 'tcp'].filter((name) => list(fields[name]).length > 0)) {
      yield { path: ['spec', field], at: 'key', message: `without \`hosts\` there can be no \`${field}\``, help: 'write `hosts`, or keep `http` alone for others to delegate to' };
    }
  }),
});
