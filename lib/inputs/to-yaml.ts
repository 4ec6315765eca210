import { stringify } from 'yaml';

/**
 * The YAML text of plain data: block style, no anchors, no folded lines, and quotes around whatever YAML 1.1, which Kubernetes' tools
 * read, takes for more than text.
 */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false });
}
