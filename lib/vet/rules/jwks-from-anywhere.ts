import { list } from '../../kube/list';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { jwtRules } from '../jwt-rules';
import { rule } from '../rule';

const variable = 'BLOCKED_CIDRS_IN_JWKS_URIS';

export const jwksFromAnywhere = rule({
  code: 'FL1409',
  name: 'jwks-from-anywhere',
  severity: 'info',
  summary: 'istiod fetches keys from whatever address a RequestAuthentication names.',
  why: 'Whoever may create a RequestAuthentication has istiod call any address that it can reach, those of the node and of the cloud\'s metadata among them. `BLOCKED_CIDRS_IN_JWKS_URIS` says which it must not.',
  reads: ['security.istio.io/RequestAuthentication', 'apps/Deployment'],
  sameAs: ['IST0175'],
  *check(view) {
    const keys = view.of('security.istio.io/RequestAuthentication').some((on) => jwtRules(on).some(({ jwksUri }) => jwksUri !== undefined));
    for (const on of keys ? view.of('apps/Deployment') : []) {
      if (stringsIn(on.metadata.labels).app !== 'istiod' || blocks(on)) continue;
      yield { on, path: ['spec', 'template', 'spec', 'containers'], at: 'key', message: `istiod may fetch keys from any address: \`${variable}\` is not set`, help: `set \`${variable}\` to the ranges that no key server is in` };
    }
  },
});

function blocks({ spec }: Resource): boolean {
  const containers = list(record(record(record(spec).template).spec).containers).map(record);
  return containers.flatMap(({ env }) => list(env).map(record))
    .some(({ name, value, valueFrom }) => name === variable && (text(value) !== undefined || valueFrom !== undefined));
}
