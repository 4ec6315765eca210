import type { Crd } from '../../scripts/crds/crd';
import type { Check } from './check';
import { checkMetadata } from './check-metadata';
import { compileDefaults } from './compile-defaults';
import { compileRules } from './compile-rules';
import { compileSchema } from './compile-schema';
import { describeValue } from './describe-value';
import { isRecord } from './is-record';
import { readCrds } from './read-crds';

interface Resource {
  readonly apiVersion: unknown;
  readonly kind: unknown;
  readonly metadata: unknown;
}

type Validator = (resource: Partial<Resource>) => string[];

const validators = new Map<string, Validator>();
let crds: readonly Crd[] | undefined;

/**
 * Judges a plain Kubernetes object as an API server with strict field validation would, by the structures in `crds`.
 * Gives `path: message` for everything wrong, nothing for a valid object; a kind without a structure is an error too.
 * Stricter than the server where it would silently change what is sent: `null` and `undefined` fields, metadata of controllers.
 */
export function validate(resource: unknown): string[] {
  if (!isRecord(resource)) return [`: must be an object, is ${describeValue(resource)}`];
  const { apiVersion, kind }: Partial<Resource> = resource;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return ['kind: `apiVersion` and `kind` must be strings'];
  const id = `${apiVersion} ${kind}`;
  const validator = validators.get(id) ?? compileKind(apiVersion, kind);
  if (!validator) return [`kind: no structure of \`${kind}\` of \`${apiVersion}\` to judge it by`];
  validators.set(id, validator);
  return validator(resource);
}

function compileKind(apiVersion: string, kind: string): Validator | undefined {
  crds ??= readCrds();
  const crd = crds.find((candidate) => candidate.kind === kind && `${candidate.group}/${candidate.version}` === apiVersion);
  return crd && compileCrd(crd);
}

function compileCrd({ schema, scope }: Crd): Validator {
  const fill = compileDefaults(schema);
  const structure = compileSchema({ ...schema, properties: { ...schema.properties, apiVersion: {}, kind: {}, metadata: {} } });
  const metadataCheck = checkMetadata(scope);
  const rules: Check | undefined = compileRules(schema);
  return (resource) => {
    const object = fill ? fill(resource) : resource;
    const errors: string[] = [];
    metadataCheck(resource.metadata, 'metadata', errors);
    structure(object, '', errors);
    // as in the server, rules are asked of objects whose structure holds
    if (errors.length === 0) rules?.(object, '', errors);
    return errors;
  };
}
