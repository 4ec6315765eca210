import { stringify } from 'yaml';

/** No folded lines, no anchors, and quotes around whatever YAML 1.1, which Kubernetes' tools read, takes for more than text. */
export const yamlOptions = { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false } as const;

/** The YAML text of plain data, in block style. */
export function toYaml(value: unknown): string {
  return stringify(value, yamlOptions);
}
