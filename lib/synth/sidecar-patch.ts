import type { EnvoyFilterSpec } from '../kube/generated/envoy-filter';
import type { Application } from './application';
import { synthesized, type Synthesized } from './synthesized';

type Patch = NonNullable<EnvoyFilterSpec['configPatches']>[number];

const manager = 'envoy.filters.network.http_connection_manager';

/** What is changed in how the sidecars of an application read requests. */
export interface SidecarPatch {
  /** The EnvoyFilter is called `<application>-<name>`. */
  readonly name: string;
  readonly applyTo: 'HTTP_FILTER' | 'NETWORK_FILTER';
  /** The filter of requests that it is put before. */
  readonly before?: string;
  readonly value: NonNullable<NonNullable<Patch['patch']>['value']>;
  readonly at: readonly (string | number)[];
}

/** An EnvoyFilter: only for what Istio has no API for, for the application's own pods and what comes in, and for proxies that know it. */
export function sidecarPatch({ spec, selector }: Application, { name, applyTo, before, value, at }: SidecarPatch): Synthesized<EnvoyFilterSpec> {
  return synthesized({
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: `${spec.metadata.name}-${name}`, namespace: spec.metadata.namespace },
    spec: {
      workloadSelector: { labels: selector },
      priority: 10,
      configPatches: [{
        applyTo,
        match: {
          context: 'SIDECAR_INBOUND' as const,
          proxy: { proxyVersion: '^1\\.(2[89]|[3-9][0-9])([.-].*)?$' },
          listener: { filterChain: { filter: { name: manager, ...(before !== undefined && { subFilter: { name: before } }) } } },
        },
        patch: { operation: before === undefined ? 'MERGE' as const : 'INSERT_BEFORE' as const, value },
      }],
    },
  }, [{ spec, path: at }]);
}
