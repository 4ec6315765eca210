import { list } from '../../kube/list';
import { podTemplateOf, stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { rule } from '../rule';

const setting = 'BLOCKED_CIDRS_IN_JWKS_URIS';

export const jwksAddressesOpen = rule({
  code: 'FL2212',
  name: 'jwks-addresses-open',
  severity: 'warning',
  summary: 'The control plane fetches keys from whatever address a RequestAuthentication names.',
  why: 'Whoever may write a RequestAuthentication can then make istiod call addresses that only it can reach, such as the metadata server of a cloud. The setting names the ranges that it must not call (Istio, pilot-discovery, `BLOCKED_CIDRS_IN_JWKS_URIS`).',
  reads: ['apps/Deployment', 'security.istio.io/RequestAuthentication'],
  sameAs: ['IST0175'],
  differs: 'Only where a RequestAuthentication has keys fetched, by `jwksUri` or by discovery.',
  *check(view) {
    const fetching = view.of('security.istio.io/RequestAuthentication').find(fetchesKeys);
    if (!fetching) return;
    for (const on of view.of('apps/Deployment')) {
      const { containers } = record(podTemplateOf(on)!.spec);
      if (stringsIn(on.metadata.labels).app !== 'istiod' || list(containers).some(blocksAddresses)) continue;
      yield {
        on,
        path: ['spec', 'template', 'spec', 'containers'],
        at: 'key',
        message: `no container sets \`${setting}\`, and RequestAuthentications have keys fetched`,
        help: 'set it to the ranges that hold no key server, such as `169.254.0.0/16`',
        related: [{ on: fetching, path: ['spec', 'jwtRules'], message: 'the first of them' }],
      };
    }
  },
});

/** Without keys of its own, Istio asks the issuer where they are. */
function fetchesKeys({ spec }: Resource): boolean {
  return list(record(spec).jwtRules).some((jwtRule) => text(record(jwtRule).jwks) === undefined);
}

function blocksAddresses(container: unknown): boolean {
  return list(record(container).env).map(record).filter(({ name }) => name === setting)
    .some(({ value, valueFrom }) => text(value) !== undefined || valueFrom !== undefined);
}
