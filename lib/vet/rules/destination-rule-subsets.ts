import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';

export const destinationRuleSubsets = rule({
  code: 'FL3042',
  name: 'destination-rule-subsets',
  severity: 'error',
  summary: 'A subset has a name that it cannot have, or that another one has.',
  why: 'Routes name a subset, which becomes a part of the name of a cluster of Envoy\'s. The webhook refuses the DestinationRule (pkg/config/validation/validation.go, `validateSubset`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    const first = new Map<string, readonly (string | number)[]>();
    for (const { path: at, value } of itemsAt(record(on.spec).subsets, ['spec', 'subsets'])) {
      const [name, path] = [text(value.name), [...at, 'name']];
      if (name === undefined || !isDnsLabel(name)) {
        yield { path, message: name === undefined ? 'this subset has no name' : `\`${name}\` is no name of a subset`, help: 'write letters, digits and `-` alone, at most 63 of them' };
        continue;
      }
      const earlier = first.get(name);
      if (earlier) yield { path, message: `another subset is named \`${name}\` too`, help: 'give each a name of its own', related: [{ on, path: earlier, message: 'the first one' }] };
      else first.set(name, path);
    }
  }),
});
