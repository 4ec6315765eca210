import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

export const sourceMatchIgnored = rule({
  code: 'FL1018',
  name: 'source-match-ignored',
  severity: 'error',
  summary: 'A match names Gateways and clients, and the clients are not heeded.',
  why: 'Where `gateways` of a match names the proxy\'s own gateway, or `mesh` for sidecars, Istio looks at neither `sourceLabels` nor `sourceNamespace`: the route is for every client (pilot/pkg/networking/core/route/route.go sourceMatchHTTP).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/VirtualService')) {
      for (const [index, route] of list(record(on.spec).http).entries()) {
        for (const [place, match] of list(record(route).match).entries()) {
          if (list(record(match).gateways).length === 0) continue;
          for (const field of ['sourceLabels', 'sourceNamespace'].filter((key) => record(match)[key] !== undefined)) {
            yield {
              on,
              path: ['spec', 'http', index, 'match', place, field],
              at: 'key',
              message: `beside \`gateways\` of a match, \`${field}\` is not heeded`,
              help: 'leave `gateways` out of this match; without it the match is for sidecars, where `mesh` is among the gateways',
            };
          }
        }
      }
    }
  },
});
