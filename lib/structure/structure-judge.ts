import { compileStructure } from './compile-structure';
import type { StructureFault } from './fault';
import { structures } from './generated/structures';
import type { Rule, Schema } from './schema';
import { unknownKind } from './unknown-kind';

/** Says what is wrong with the structure of a document. */
export type StructureJudge = (document: unknown) => readonly StructureFault[];

const judges = new Map<string, StructureJudge>();

/**
 * What an API server with strict field validation would refuse of a document of Istio, the Gateway API, cert-manager or external-dns, by the schema and the
 * CEL rules of its CRD, and kinds and versions that are not theirs. `undefined` for documents of others, which are not judged;
 * our own kinds are among these, since `lib/specs` judges them.
 */
export function structureJudge(apiVersion: string, kind: string): StructureJudge | undefined {
  const unknown = unknownKind(apiVersion, kind);
  if (unknown) return () => [unknown];
  const group = apiVersion.slice(0, apiVersion.indexOf('/'));
  const versions = structures[`${group}/${kind}`];
  return versions && judgeOf(versions[apiVersion.slice(group.length + 1)]!);
}

/** Made when the first document of a kind is met, for few kinds are used. */
function judgeOf(schema: string): StructureJudge {
  const judge = judges.get(schema) ?? compileStructure(JSON.parse(schema) as Schema<Rule>);
  judges.set(schema, judge);
  return judge;
}
