import type { Resource } from '../kube/resource';
import { compileStructure } from './compile-structure';
import type { StructureFault } from './fault';
import { structures } from './generated/istio';
import type { Rule, Schema } from './schema';
import { unknownKind } from './unknown-kind';

const judges = new Map<string, (document: unknown) => StructureFault[]>();

/**
 * What an API server with strict field validation would refuse of a document of Istio, by the schema and the CEL rules of its CRD, and
 * kinds and versions that it does not know. Documents of other groups are not judged.
 */
export function structureFaults(resource: Resource): readonly StructureFault[] {
  const { apiVersion, kind } = resource;
  const unknown = unknownKind(apiVersion, kind);
  if (unknown) return [unknown];
  const id = `${apiVersion.slice(0, apiVersion.indexOf('/'))}/${kind}`;
  return Object.hasOwn(structures, id) ? judgeOf(id)(resource) : [];
}

/** Made when the first document of a kind is met, for few kinds are used. */
function judgeOf(id: string): (document: unknown) => StructureFault[] {
  const judge = judges.get(id) ?? compileStructure(JSON.parse(structures[id]!.schema) as Schema<Rule>);
  judges.set(id, judge);
  return judge;
}
