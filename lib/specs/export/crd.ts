import { group, version } from '../group';
import { kinds, type Kind } from '../kinds';
import { schemaOf, type FieldSchema } from './schema-of';
import { mapValues, valueWords } from './value-words';

/** A CustomResourceDefinition, as plain data. */
export interface CustomResourceDefinition {
  readonly apiVersion: 'apiextensions.k8s.io/v1';
  readonly kind: 'CustomResourceDefinition';
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

interface Column {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'date';
  readonly jsonPath: string;
}

/** What a kind is called, where it lives, and what `kubectl get` shows of it. */
interface Served {
  readonly plural: string;
  readonly singular: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly columns: readonly Column[];
}

const served: Readonly<Record<Kind, Served>> = {
  MeshIngress: {
    plural: 'meshingresses',
    singular: 'meshingress',
    scope: 'Namespaced',
    columns: [
      { name: 'Domain', type: 'string', jsonPath: '.spec.domains[0].name' },
      { name: 'Default', type: 'boolean', jsonPath: '.spec.default' },
    ],
  },
  MeshSettings: {
    plural: 'meshsettings',
    singular: 'meshsettings',
    scope: 'Cluster',
    columns: [{ name: 'Trust Domain', type: 'string', jsonPath: '.spec.trustDomain' }],
  },
  MtlsPolicy: {
    plural: 'mtlspolicies',
    singular: 'mtlspolicy',
    scope: 'Namespaced',
    columns: [{ name: 'Default', type: 'string', jsonPath: '.spec.default' }],
  },
  SecureApplication: {
    plural: 'secureapplications',
    singular: 'secureapplication',
    scope: 'Namespaced',
    columns: [
      { name: 'Ingress', type: 'string', jsonPath: '.spec.expose[0].ingress.name' },
      { name: 'Host', type: 'string', jsonPath: '.spec.expose[0].hosts[0]' },
    ],
  },
};

/** The CustomResourceDefinitions of all kinds of specs, by name. */
export function customResourceDefinitions(): readonly CustomResourceDefinition[] {
  return (Object.keys(kinds) as Kind[]).map(definitionOf).sort((a, b) => a.metadata.name < b.metadata.name ? -1 : 1);
}

function definitionOf(kind: Kind): CustomResourceDefinition {
  const { plural, singular, scope, columns } = served[kind];
  const age: Column = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular, categories: ['fairlead'] },
      scope,
      versions: [{
        name: version,
        served: true,
        storage: true,
        additionalPrinterColumns: [...columns, age],
        schema: { openAPIV3Schema: rootOf(schemaOf(kind)) },
      }],
    },
  };
}

/** The API server judges `apiVersion`, `kind` and most of `metadata` itself and lets a CRD restrict the name alone. */
function rootOf(schema: FieldSchema): object {
  const { metadata, spec } = schema.properties!;
  return {
    ...structural(schema),
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object', properties: { name: structural(metadata!.properties!.name!) } },
      spec: structural(spec!),
    },
    required: ['spec'],
  };
}

/** A structural schema: unknown fields are pruned, not refused, and rules over several fields are in CEL. */
function structural(schema: FieldSchema): object {
  const { properties, items, additionalProperties, rules } = schema;
  return {
    ...valueWords(schema),
    ...properties && { properties: mapValues(properties, structural) },
    ...items && { items: structural(items) },
    ...additionalProperties && { additionalProperties: structural(additionalProperties) },
    ...rules && { 'x-kubernetes-validations': rules.map(({ rule, message }) => ({ rule, message })) },
  };
}
