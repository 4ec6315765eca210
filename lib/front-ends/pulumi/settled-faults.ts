import type { Path } from '../../diagnostics/finding';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { MeshInput } from '../../mesh/mesh';
import { vet, type Found, type NotChecked } from '../../vet/vet';
import { filledIn, type KnownValues } from './known-values';

/** A resource of a cluster with what is known of it. */
export interface KnownResource extends KnownValues {
  /** The Pulumi name, which the provider makes a name of where there is none. */
  readonly name: string;
}

/** What was found in resources of which not everything is known. */
export interface Settled<Of extends KnownResource> {
  /** What holds whatever is not known yet. */
  readonly faults: readonly Found[];
  /** What may be said for no other reason than a value that is not known. */
  readonly doubted: readonly Found[];
  readonly notChecked: readonly NotChecked[];
  readonly declaredAs: (resource: Resource) => Of;
}

/**
 * Judges resources twice, with different stand-ins for what is not known: what is found both times, and not at such a value itself, does
 * not hang on it.
 */
export function settledFaults<Of extends KnownResource>(known: readonly Of[], input: Omit<MeshInput, 'resources'>): Settled<Of> {
  const [resources, others] = [known.map((one) => resourceOf(one)), known.map((one, index) => resourceOf(one, `not-known-${index}`))];
  const indexOf = new Map([...resources.entries(), ...others.entries()].map(([index, resource]) => [resource, index]));
  const { faults, notChecked } = vet({ ...input, resources });
  const declaredAs = (resource: Resource) => known[indexOf.get(resource)!]!;
  if (known.every(({ hidden }) => hidden.length === 0)) return { faults, doubted: [], notChecked, declaredAs };
  const keyOf = ({ rule, on, path, message }: Found) => JSON.stringify([rule.code, indexOf.get(on), path, message]);
  const again = new Set(vet({ ...input, resources: others }).faults.map(keyOf));
  const touches = ({ on, path, related = [] }: Found) => [{ on, path }, ...related].some((place) => declaredAs(place.on).hidden.some((other) => overlap(other, place.path)));
  const isDoubted = (fault: Found) => !again.has(keyOf(fault)) || touches(fault);
  return { faults: faults.filter((fault) => !isDoubted(fault)), doubted: faults.filter(isDoubted), notChecked, declaredAs };
}

function resourceOf({ inputs, name }: KnownResource, standIn?: string): Resource {
  const resource = filledIn(inputs, standIn) as Resource;
  const metadata = record(resource.metadata);
  return { ...resource, metadata: { ...metadata, name: typeof metadata.name === 'string' ? metadata.name : name } };
}

function overlap(a: Path, b: Path): boolean {
  return a.slice(0, b.length).every((part, index) => part === b[index]);
}
