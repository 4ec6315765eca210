import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { partOf } from '../readers/routes';
import { rule } from '../rule';

/** The names that filters have, by those that they had (Istio, pkg/config/xds/deprecated.go). */
const names: Readonly<Record<string, string>> = {
  'envoy.buffer': 'envoy.filters.http.buffer',
  'envoy.client_ssl_auth': 'envoy.filters.network.client_ssl_auth',
  'envoy.cors': 'envoy.filters.http.cors',
  'envoy.csrf': 'envoy.filters.http.csrf',
  'envoy.fault': 'envoy.filters.http.fault',
  'envoy.grpc_http1_bridge': 'envoy.filters.http.grpc_http1_bridge',
  'envoy.grpc_json_transcoder': 'envoy.filters.http.grpc_json_transcoder',
  'envoy.grpc_web': 'envoy.filters.http.grpc_web',
  'envoy.gzip': 'envoy.filters.http.gzip',
  'envoy.health_check': 'envoy.filters.http.health_check',
  'envoy.http_connection_manager': 'envoy.filters.network.http_connection_manager',
  'envoy.http_dynamo_filter': 'envoy.filters.http.dynamo',
  'envoy.ip_tagging': 'envoy.filters.http.ip_tagging',
  'envoy.listener.http_inspector': 'envoy.filters.listener.http_inspector',
  'envoy.listener.original_dst': 'envoy.filters.listener.original_dst',
  'envoy.listener.original_src': 'envoy.filters.listener.original_src',
  'envoy.listener.proxy_protocol': 'envoy.filters.listener.proxy_protocol',
  'envoy.listener.tls_inspector': 'envoy.filters.listener.tls_inspector',
  'envoy.lua': 'envoy.filters.http.lua',
  'envoy.mongo_proxy': 'envoy.filters.network.mongo_proxy',
  'envoy.rate_limit': 'envoy.filters.http.ratelimit',
  'envoy.ratelimit': 'envoy.filters.network.ratelimit',
  'envoy.redis_proxy': 'envoy.filters.network.redis_proxy',
  'envoy.router': 'envoy.filters.http.router',
  'envoy.squash': 'envoy.filters.http.squash',
  'envoy.tcp_proxy': 'envoy.filters.network.tcp_proxy',
};

export const envoyFilterOldName = rule({
  code: 'FL4022',
  name: 'envoy-filter-old-name',
  severity: 'error',
  summary: 'A patch of an EnvoyFilter looks for a filter by a name that it no longer has.',
  why: 'Istio makes filters with their new names and compares letter by letter, so that the patch is applied to nothing. The webhook warns of it (pkg/config/validation/envoyfilter, `validateListenerMatchName`).',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0133'],
  check: eachResource(['networking.istio.io/EnvoyFilter'], function* ({ spec }) {
    for (const entry of itemsAt(record(spec).configPatches, ['spec', 'configPatches'])) {
      const filter = ['match', 'listener', 'filterChain', 'filter'].reduce((part: typeof entry | undefined, field) => part && partOf(part, field), entry);
      for (const { path, value: { name } } of filter ? [filter, partOf(filter, 'subFilter') ?? []].flat() : []) {
        const old = text(name) ?? '';
        const now = oldToNew(old, text(entry.value.applyTo) ?? '');
        if (now === undefined) continue;
        yield {
          path: [...path, 'name'],
          message: `\`${old}\` is a name that no filter has any more`,
          help: `write \`${now}\``,
        };
      }
    }
  }),
});

/** `envoy.ext_authz` was the name of two. */
function oldToNew(name: string, applyTo: string): string | undefined {
  if (name === 'envoy.ext_authz') return applyTo === 'NETWORK_FILTER' ? 'envoy.filters.network.ext_authz' : 'envoy.filters.http.ext_authz';
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
