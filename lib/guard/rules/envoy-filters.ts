import { listOf } from '../cel';
import { whereChanged } from '../check';
import type { Rule } from '../policy';

/** All that a filter may say which counts requests; none of it can do more than refuse. */
const fields = [
  '@type', 'descriptors', 'enable_x_ratelimit_headers', 'filter_enabled', 'filter_enforced', 'max_dynamic_descriptors',
  'rate_limited_as_resource_exhausted', 'rate_limits', 'stat_prefix',
];

/** A patch that puts such a filter behind those that judge a request. */
const counts = [
  "one.?applyTo == optional.of('HTTP_FILTER')",
  "one.?match.?context == optional.of('SIDECAR_INBOUND')",
  "one.?patch.?operation == optional.of('INSERT_BEFORE')",
  "one.patch.all(key, key in ['operation', 'value'])",
  "one.?patch.?value.?name == optional.of('envoy.filters.http.local_ratelimit')",
  "one.patch.value.all(key, key in ['name', 'typed_config'])",
  "one.?patch.?value.?typed_config[?'@type'] == optional.of('type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit')",
  `one.patch.value.typed_config.all(key, key in ${listOf(fields)})`,
].join(' && ');

const changed = whereChanged("'`' + object.metadata.name + '`'");

/** EnvoyFilters get past every check of the mesh, but for what a SecureApplication makes to count requests at its own pods. */
export const envoyFilters: Rule = {
  name: 'envoy-filters',
  kinds: [{ group: 'networking.istio.io', resources: ['envoyfilters'] }],
  where: 'guarded',
  variables: [{
    name: 'counts',
    expression: [
      'object.?spec.?workloadSelector.?labels.orValue({}).size() > 0',
      '!object.?spec.?targetRefs.hasValue()',
      `object.?spec.?configPatches.orValue([]).all(one, ${counts})`,
    ].join(' && '),
  }],
  checks: [{
    name: 'filters',
    ...changed,
    now: `variables.counts ? [] : ${changed.now}`,
    message: (said) => `'the EnvoyFilter ' + ${said} + ' changes proxies past the checks of the mesh; ask operators, or count requests by the \`rateLimit\` of a SecureApplication'`,
    brief: 'operators alone write EnvoyFilters, but for those that a `rateLimit` makes',
  }],
};
