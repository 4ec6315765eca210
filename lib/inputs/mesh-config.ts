import { parse } from 'yaml';
import { record } from '../kube/record';

/**
 * The MeshConfig in a YAML text, which is one or the ConfigMap of istiod that holds it.
 * @throws Error where there is none.
 */
export function meshConfigIn(text: string): unknown {
  const value: unknown = parse(text);
  const { kind, data } = record(value);
  const config: unknown = kind === 'ConfigMap' ? parse(String(record(data).mesh ?? '')) : value;
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new Error(kind === 'ConfigMap' ? 'the ConfigMap has no `mesh` with fields' : 'it must be an object');
  }
  if ('kind' in config && 'apiVersion' in config) throw new Error(`it is a ${String(config.kind)}`);
  return config;
}
