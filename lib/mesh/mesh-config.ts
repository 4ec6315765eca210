import { parse } from 'yaml';
import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import { namespaceOf } from './namespace-of';
import type { ResourceIndex } from './resource-index';

/** What is read of Istio's MeshConfig, with Istio's defaults. */
export interface MeshConfig {
  /** All that it says, as it is written. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Policies of this namespace hold for the whole mesh. */
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly enableAutoMtls: boolean;
  readonly enablePrometheusMerge: boolean;
  /** `["."]` keeps rules without `exportTo` in their own namespace; only `.` and `*` are heeded. */
  readonly defaultDestinationRuleExportTo: readonly string[];
  readonly defaultServiceExportTo: readonly string[];
  readonly defaultVirtualServiceExportTo: readonly string[];
  /** Whether a sidecar lets through what it does not know: `ALLOW_ANY`. */
  readonly allowAny: boolean;
  /** Whether sidecars speak HBONE: `ISTIO_META_ENABLE_HBONE` of `defaultConfig.proxyMetadata`, which the ambient profile sets. */
  readonly hbone: boolean;
  /** Whether proxies answer DNS themselves, and so use the addresses that istiod gives to hosts without any: `ISTIO_META_DNS_CAPTURE`. */
  readonly allocatesAddresses: boolean;
  /** Providers of access logs where a Telemetry names none. */
  readonly defaultAccessLogging: readonly string[];
  /** Names of tracing providers that are Lightstep's. */
  readonly lightstepProviders: readonly string[];
  /** The ConfigMap that it was read from. */
  readonly resource?: Resource;
  /** Whether somebody has shown it; else these are Istio's defaults. */
  readonly shown: boolean;
}

/** The MeshConfig that was given, else that of the ConfigMap `istio` in sight, else Istio's defaults. */
export function meshConfigOf(given: unknown, resources: ResourceIndex): MeshConfig {
  if (given !== undefined) return withDefaults(record(given), 'istio-system', { shown: true });
  const maps = resources.of('/ConfigMap').filter(({ metadata, data }) => metadata.name === 'istio' && text(record(data).mesh) !== undefined);
  const resource = maps.find((map) => namespaceOf(map) === 'istio-system') ?? maps[0];
  if (!resource) return withDefaults({}, 'istio-system', { shown: false });
  const value = parsed(record(resource.data).mesh as string);
  return withDefaults(record(value), namespaceOf(resource), { shown: value !== undefined, resource });
}

function parsed(source: string): unknown {
  try {
    return parse(source) as unknown;
  } catch {
    return undefined;
  }
}

function withDefaults(config: Readonly<Record<string, unknown>>, namespace: string, origin: Pick<MeshConfig, 'shown' | 'resource'>): MeshConfig {
  const { outboundTrafficPolicy } = config;
  const proxyMetadata = record(record(config.defaultConfig).proxyMetadata);
  return {
    fields: config,
    rootNamespace: text(config.rootNamespace) ?? namespace,
    trustDomain: text(config.trustDomain) ?? 'cluster.local',
    enableAutoMtls: config.enableAutoMtls !== false,
    enablePrometheusMerge: config.enablePrometheusMerge !== false,
    defaultDestinationRuleExportTo: textsIn(config.defaultDestinationRuleExportTo),
    defaultServiceExportTo: textsIn(config.defaultServiceExportTo),
    defaultVirtualServiceExportTo: textsIn(config.defaultVirtualServiceExportTo),
    // a policy without a mode is REGISTRY_ONLY, the zero of Istio's enumeration
    allowAny: outboundTrafficPolicy === undefined || record(outboundTrafficPolicy).mode === 'ALLOW_ANY',
    allocatesAddresses: isTrue(proxyMetadata.ISTIO_META_DNS_CAPTURE),
    defaultAccessLogging: textsIn(record(config.defaultProviders).accessLogging),
    lightstepProviders: list(config.extensionProviders).map(record)
      .flatMap(({ name, lightstep }) => (lightstep === undefined ? [] : text(name) ?? [])),
    hbone: isTrue(proxyMetadata.ISTIO_META_ENABLE_HBONE),
    ...origin,
  };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function textsIn(value: unknown): string[] {
  return list(value).filter((entry): entry is string => typeof entry === 'string');
}
