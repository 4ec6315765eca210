import { list } from '../../kube/list';
import { groupBy } from '../../mesh/group-by';
import { coveredMatches } from '../readers/covered-matches';
import { eachResource } from '../readers/each-resource';
import { routesByProtocol } from '../readers/routes';
import { rule } from '../rule';

export const matchTakenBefore = rule({
  code: 'FL1013',
  name: 'match-taken-before',
  severity: 'info',
  summary: 'A match of a route takes no request, since an earlier one takes them.',
  why: 'Matches are tried from above. Other matches of the same route may be used, so that it is seldom noticed that this one is not (pkg/config/validation/validation.go, `analyzeUnreachableHTTPRules`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0131'],
  differs: 'A method that is not asked for is any method, not GET; exact paths are looked at too, and regular expressions of headers compared.',
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const routes of routesByProtocol(on)) {
      const covered = groupBy(coveredMatches(routes), ({ route }) => route);
      for (const [route, found] of covered) {
        // of a route that is never reached another rule tells
        if (found.length === list(route.value.match).length && found.every(({ byRoute }) => byRoute !== route)) continue;
        for (const { match, by } of found) {
          yield {
            path: match.path,
            message: 'this match takes no request',
            help: 'take it out, or put it before the match that takes its requests',
            related: [{ on, path: by.path, message: 'what takes them' }],
          };
        }
      }
    }
  }),
});
