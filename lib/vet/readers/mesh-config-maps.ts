import { parse } from 'yaml';
import { record } from '../../kube/record';
import { remembered } from '../../kube/remembered';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';

/** A ConfigMap of a control plane, with its MeshConfig; without one where that cannot be read. */
export interface MeshConfigMap {
  readonly on: Resource;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** The ConfigMaps that control planes read their MeshConfig from: `istio`, and `istio-<revision>`. */
export function meshConfigMaps(maps: readonly Resource[]): MeshConfigMap[] {
  return maps.flatMap((on) => (/^istio(?:$|-)/.test(on.metadata.name) && text(record(on.data).mesh) !== undefined ? [readOf(on)] : []));
}

/** Where all that is said of a MeshConfig points; a place in a text of YAML within YAML has no path. */
export const meshConfigPath = ['data', 'mesh'];

const readOf = remembered((on: Resource): MeshConfigMap => {
  try {
    const value: unknown = parse(record(on.data).mesh as string) ?? {};
    return typeof value === 'object' && !Array.isArray(value) ? { on, fields: record(value) } : { on };
  } catch {
    return { on };
  }
});
