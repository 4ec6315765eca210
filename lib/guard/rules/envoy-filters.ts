import { listOf } from '../cel';
import { whereChanged } from '../check';
import type { Rule } from '../policy';

/** A filter whose fields are these alone. */
function filter(name: string, type: string, fields: readonly string[]): string {
  return [
    `one.?patch.?value.?name == optional.of('${name}')`,
    "one.patch.value.all(key, key in ['name', 'typed_config'])",
    `one.?patch.?value.?typed_config[?'@type'] == optional.of('type.googleapis.com/${type}')`,
    `one.patch.value.typed_config.all(key, key in ${listOf(['@type', ...fields])})`,
  ].join(' && ');
}

/** Counts requests, behind those that judge them: all that it says can only refuse. */
const counts = [
  "one.?applyTo == optional.of('HTTP_FILTER')",
  "one.?patch.?operation == optional.of('INSERT_BEFORE')",
  filter('envoy.filters.http.local_ratelimit', 'envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit', [
    'descriptors', 'enable_x_ratelimit_headers', 'filter_enabled', 'filter_enforced', 'max_dynamic_descriptors', 'rate_limited_as_resource_exhausted',
    'rate_limits', 'stat_prefix',
  ]),
].join(' && ');

/** Ends what nothing goes over. */
const ends = [
  "one.?applyTo == optional.of('NETWORK_FILTER')",
  "one.?patch.?operation == optional.of('MERGE')",
  filter('envoy.filters.network.http_connection_manager', 'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager', ['stream_idle_timeout']),
].join(' && ');

/** Only of what comes in, and only with what is said of it here. */
const own = "one.?match.?context == optional.of('SIDECAR_INBOUND') && one.?patch.hasValue() && one.patch.all(key, key in ['operation', 'value'])";

const changed = whereChanged("'`' + object.metadata.name + '`'");

/** EnvoyFilters get past every check of the mesh, but for what a SecureApplication makes of its own pods. */
export const envoyFilters: Rule = {
  name: 'envoy-filters',
  kinds: [{ group: 'networking.istio.io', resources: ['envoyfilters'] }],
  where: 'guarded',
  variables: [{
    name: 'harmless',
    expression: [
      'object.?spec.?workloadSelector.?labels.orValue({}).size() > 0',
      '!object.?spec.?targetRefs.hasValue()',
      `object.?spec.?configPatches.orValue([]).all(one, ${own} && (${counts} || ${ends}))`,
    ].join(' && '),
  }],
  checks: [{
    name: 'filters',
    ...changed,
    now: `variables.harmless ? [] : ${changed.now}`,
    message: (said) => `'the EnvoyFilter ' + ${said} + ' changes proxies past the checks of the mesh; ask operators, or use \`rateLimit\` and \`traffic.idleTimeout\` of a SecureApplication'`,
    brief: 'operators alone write EnvoyFilters, but for those that `rateLimit` and `idleTimeout` make',
  }],
};
