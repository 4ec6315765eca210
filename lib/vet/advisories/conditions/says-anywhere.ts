import { pathsOf } from '../paths-within';
import type { Given } from './condition';

/** Whether a word stands in the MeshConfig, in an EnvoyFilter, in a ConfigMap (a bootstrap of proxies) or in the annotations of pods. */
export function saysAnywhere({ mesh, settings }: Given, word: RegExp): boolean {
  const values = [
    ...settings.meshConfigs.map(({ value }) => value),
    ...mesh.resources.of('networking.istio.io/EnvoyFilter').map(({ spec }) => spec),
    ...mesh.resources.of('/ConfigMap').map(({ data }) => data),
    ...mesh.workloads().map(({ annotations }) => annotations['proxy.istio.io/config'] ?? ''),
  ];
  return values.some((value) => (typeof value === 'string' ? word.test(value) : !pathsOf(value, word)[Symbol.iterator]().next().done));
}
