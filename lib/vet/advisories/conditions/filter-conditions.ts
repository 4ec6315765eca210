import type { Path } from '../../../diagnostics/finding';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { policyValues } from '../../../mesh/authorization-rules';
import { pathsOf, pathsWithin } from '../paths-within';
import { useAt, type Condition, type Given, type Use } from './condition';
import { roleKinds, writers } from './writers';

const filters = 'networking.istio.io/EnvoyFilter';
const policies = 'security.istio.io/AuthorizationPolicy';

/** The longest `proxyVersion` that later releases take, in characters. */
const longestVersion = 1024;

const webSockets = 'whether clients open WebSockets, which every route lets them, is not to be seen';

/** Those about what EnvoyFilters add to proxies. */
export const filterConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2020-011',
    reads: [filters, policies],
    needs: 'configuration',
    *uses(given) {
      const byAddress = given.mesh.resources.of(policies).flatMap(addressFields);
      if (byAddress.length === 0) return;
      const proxied = [...patches(given, /proxy_protocol/, 'takes addresses of the PROXY protocol, which TCP listeners then ignore')];
      yield* proxied;
      if (proxied.length > 0) yield* byAddress;
    },
  },
  {
    id: 'ISTIO-SECURITY-2024-001',
    reads: [filters],
    needs: 'configuration',
    *uses(given) {
      yield* patches(given, /proxy_protocol|PROXY_PROTOCOL/, 'takes the PROXY protocol');
      yield* patches(given, /DOWNSTREAM_PEER_IP_SAN/, 'logs addresses in certificates');
      for (const { on, path, value } of given.settings.meshConfigs) {
        for (const at of pathsOf(value, /^proxyProtocol$|DOWNSTREAM_PEER_IP_SAN/)) yield useAt(on, [...path, ...at], 'takes the PROXY protocol, or logs addresses in certificates');
      }
      for (const { resource, metadataPath, annotations } of given.mesh.workloads()) {
        const isProxied = metadataPath && (annotations['proxy.istio.io/config'] ?? '').includes('proxyProtocol');
        if (isProxied) yield useAt(resource, [...metadataPath, 'annotations', 'proxy.istio.io/config'], 'takes the PROXY protocol');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2025-001',
    reads: [filters, 'networking.istio.io/ServiceEntry'],
    needs: 'configuration',
    *uses(given) {
      yield* patches(given, /dynamic_forward_proxy/, 'resolves the hosts that clients ask for');
      yield* patches(given, /oauth2/i, 'signs users in and out with OAuth2');
      for (const on of given.mesh.resources.of('networking.istio.io/ServiceEntry')) {
        if (record(on.spec).resolution === 'DYNAMIC_DNS') yield useAt(on, ['spec', 'resolution'], 'resolves the hosts that clients ask for');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2025-002',
    reads: [filters],
    needs: 'configuration',
    *uses(given) {
      yield* patches(given, /(?:^|[._/])lua(?:$|[._])|^inline_?code$/i, 'runs Lua, which may make a large body');
      yield { doubt: 'how much is sent over TCP is not to be seen' };
    },
  },
  {
    id: 'ISTIO-SECURITY-2025-003',
    reads: [filters],
    needs: 'configuration',
    *uses(given) {
      yield* patches(given, /remote_?jwks/i, 'has the proxy fetch the keys of tokens');
      yield* patches(given, /upgrade_?type|upgrade_?configs/i, 'lets clients upgrade their connection');
      yield { doubt: webSockets };
    },
  },
  {
    id: 'ISTIO-SECURITY-2026-006',
    reads: [filters, ...roleKinds],
    needs: 'configuration',
    *uses(given) {
      const isLong = (key: string, value: unknown) => key === 'proxyVersion' && typeof value === 'string' && value.length > longestVersion;
      for (const on of given.mesh.resources.of(filters)) {
        for (const path of pathsWithin(on.spec, isLong)) yield useAt(on, ['spec', ...path], `is an expression of more than ${longestVersion} characters`);
      }
      yield* writers(given, 'networking.istio.io', 'envoyfilters');
    },
  },
];

/** Each EnvoyFilter once, at the first place that has an expression in it. */
function* patches({ mesh }: Given, expression: RegExp, message: string): Iterable<Use> {
  for (const on of mesh.resources.of(filters)) {
    for (const path of pathsOf(on.spec, expression)) {
      yield useAt(on, ['spec', ...path], message);
      break;
    }
  }
}

function addressFields(on: Resource): Use[] {
  const fields = policyValues(on).callers;
  return fields.filter(({ field }) => /^(?:remoteIpBlocks|notRemoteIpBlocks|(?:not )?remote\.ip)$/.test(field))
    .map(({ path }: { readonly path: Path }) => useAt(on, path, 'judges the address of the load balancer on TCP listeners'));
}
