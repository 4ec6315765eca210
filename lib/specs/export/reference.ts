import { group, version } from '../group';
import type { Kind } from '../kinds';
import { fieldTables } from './field-tables';
import { schemaOf } from './schema-of';

/** Documents with mistakes in them, and what is said of them. */
export interface MistakenExample {
  readonly yaml: string;
  readonly said: string;
}

/** What a page of reference shows beside the fields. */
export interface Examples {
  /** The smallest document of the kind, in YAML. */
  readonly smallest: string;
  /** A larger one, in YAML. */
  readonly larger: string;
  readonly mistakes: MistakenExample;
}

/** The page of reference of a kind of spec, in Markdown. */
export function reference(kind: Kind, { smallest, larger, mistakes }: Examples): string {
  const schema = schemaOf(kind);
  return [
    `# ${kind}`,
    schema.description!,
    `\`apiVersion: ${group}/${version}\`, \`kind: ${kind}\`.`,
    '## The smallest one',
    block('yaml', smallest),
    '## A larger one',
    block('yaml', larger),
    '## Fields',
    'A field that is not listed is an error. So is an empty list or object where it could be read as everything.',
    ...fieldTables(schema),
    '## Mistakes',
    'This document',
    block('yaml', mistakes.yaml),
    'is answered with all of',
    block('text', mistakes.said),
  ].join('\n\n') + '\n';
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
