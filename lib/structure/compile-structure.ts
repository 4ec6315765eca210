import type { Judging } from './check';
import { checkRule } from './check-rule';
import { compileDefaults } from './compile-defaults';
import { compileRules } from './compile-rules';
import { compileSchema } from './compile-schema';
import type { StructureFault } from './fault';
import { metadataSchema } from './metadata-schema';
import type { Rule, Schema } from './schema';

/** Judges documents by the schema of their kind; what a server writes into them (`status`, most of `metadata`) is taken as it is. */
export function compileStructure(schema: Schema<Rule>): (document: unknown) => StructureFault[] {
  const properties = { ...schema.properties, apiVersion: {}, kind: {}, metadata: metadataSchema, status: {} };
  const structure = compileSchema({ ...schema, properties });
  const rules = compileRules(schema, checkRule);
  const fill = compileDefaults(schema);
  return (document) => {
    const faults: StructureFault[] = [];
    const judging: Judging = { path: [], faults, count: 0 };
    const filled = fill ? fill(document) : document;
    structure(filled, judging);
    // as in the server, rules are asked of documents whose structure holds
    if (!faults.some(({ kind }) => kind === 'structure')) rules?.(filled, judging);
    return faults;
  };
}
