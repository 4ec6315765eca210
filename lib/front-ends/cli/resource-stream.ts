import { toYaml } from '../../inputs/to-yaml';
import type { Resource } from '../../kube/resource';
import type { Format } from './report';

/** Resources as one text for `kubectl`: YAML documents, or a List in JSON. */
export function resourceStream(resources: readonly Resource[], format: Format): string {
  if (format === 'yaml') return resources.map(toYaml).join('---\n');
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: resources }, undefined, 2)}\n`;
}
