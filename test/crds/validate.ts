import { pathText } from '../../lib/diagnostics/path-text';
import { compileStructure } from '../../lib/structure/compile-structure';
import type { StructureFault } from '../../lib/structure/fault';
import { isRecord } from '../../lib/structure/is-record';
import type { Crd } from '../../scripts/crds/crd';
import { parseRules } from '../../scripts/crds/parse-rules';
import { checkMetadata } from './check-metadata';
import { checkNulls } from './check-nulls';
import { describeValue } from './describe-value';
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
 * Judges a plain Kubernetes object that is to be written, by the structures in `crds`.
 * Gives `path: message` for everything wrong, nothing for a valid object; a kind without a structure is an error too.
 * Stricter than `lib/structure`, which judges what others wrote: the version is ours, and `null` and `undefined` fields, status and metadata of controllers are errors.
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
  const crd = crds.find((candidate) => candidate.kind === kind && !candidate.channel && `${candidate.group}/${candidate.version}` === apiVersion);
  return crd && compileCrd(crd);
}

function compileCrd({ schema, scope }: Crd): Validator {
  const structureOf = compileStructure(parseRules(schema));
  const metadataCheck = checkMetadata(scope);
  return (resource) => {
    const errors: string[] = [];
    metadataCheck(resource.metadata, 'metadata', errors);
    if (Object.hasOwn(resource, 'status')) errors.push('status: belongs to controllers');
    const rest = Object.fromEntries(Object.entries(resource).filter(([name]) => name !== 'metadata' && name !== 'status'));
    checkNulls(rest, [], errors);
    const faults = structureOf(rest);
    return [...errors, ...faults.map(text)];
  };
}

function text({ path, message }: StructureFault): string {
  return `${pathText(path)}: ${message}`;
}
