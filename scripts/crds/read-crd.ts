import { canonicalJson } from './canonical-json';
import type { Crd } from './crd';
import type { Schema } from './schema';

/** The parts of a CustomResourceDefinition document (apiextensions.k8s.io/v1) that are read. */
export interface CrdDocument {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly scope: Crd['scope'];
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly storage: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

const prose = new Set(['description', 'title', 'example', 'externalDocs']);
const ownedByServer = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** Structure of a CRD at version `v1` where that is served, else at its storage version; no prose, no status. */
export function readCrd({ spec }: CrdDocument): Crd {
  const version = spec.versions.find(({ name, served }) => served && name === 'v1') ?? spec.versions.find(({ storage }) => storage);
  if (!version) throw new Error(`\`${spec.names.kind}\` of \`${spec.group}\` has no storage version`);
  const schema = structureOf(version);
  const served = spec.versions.filter((other) => other.served).map((other) => ({ name: other.name, schema: structureOf(other) }));
  const isOther = (other: Schema): boolean => canonicalJson(other) !== canonicalJson(schema);
  const versions = served.filter((other) => !isOther(other.schema)).map(({ name }) => name).sort();
  const others = served.filter((other) => isOther(other.schema)).map((other) => [other.name, other.schema] as const);
  return {
    group: spec.group,
    kind: spec.names.kind,
    scope: spec.scope,
    version: version.name,
    versions,
    schema,
    ...(others.length > 0 && { otherVersions: Object.fromEntries(others) }),
  };
}

function structureOf({ schema }: CrdDocument['spec']['versions'][number]): Schema {
  const whole = structure(schema.openAPIV3Schema);
  return { ...whole, properties: withoutKeys(whole.properties ?? {}, ownedByServer) };
}

function structure(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema)
    .filter(([keyword]) => !prose.has(keyword))
    .map(([keyword, value]) => [keyword, keywordStructure(keyword, value)]));
}

function keywordStructure(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, schema]) => [name, structure(schema)]));
    case 'items': case 'additionalProperties': case 'not':
      return structure(value as Schema);
    case 'allOf': case 'anyOf': case 'oneOf':
      return (value as Schema[]).map(structure);
    case 'required':
      return [...value as string[]].sort();
    default:
      return value;
  }
}

function withoutKeys<T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));
}
