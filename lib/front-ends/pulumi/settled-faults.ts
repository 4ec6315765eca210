import type { Path } from '../../diagnostics/finding';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { groupKind } from '../../kube/scope';
import { groupBy } from '../../mesh/group-by';
import type { MeshInput } from '../../mesh/mesh';
import { annotationIgnores } from '../../vet/ignores/annotation-ignores';
import { applyIgnores, type Sifted } from '../../vet/ignores/apply-ignores';
import type { IgnoreFault } from '../../vet/ignores/ignore';
import type { Rule, RuleEntry } from '../../vet/rule';
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
  readonly ignoreFaults: readonly IgnoreFault[];
  /** What may be said, or not be said, for no other reason than a value that is not known. */
  readonly doubted: readonly Saying[];
  readonly ignored: readonly Found[];
  readonly notChecked: readonly NotChecked[];
  readonly declaredAs: (resource: Resource) => Of;
}

/** What a rule says of a place. */
interface Saying {
  readonly rule: RuleEntry & Partial<Pick<Rule, 'reads'>>;
  readonly on: Resource;
  readonly path: Path;
  readonly message?: string;
  readonly related?: Found['related'];
}

/** Where rules look for what other resources name: such a value may be the very one that is named, whatever stands in for it. */
const soughtPaths: readonly Path[] = [
  ['metadata', 'name'], ['metadata', 'namespace'], ['metadata', 'labels'], ['spec', 'template', 'metadata', 'labels'],
  ['spec', 'host'], ['spec', 'hosts'], ['spec', 'ports'], ['spec', 'selector'], ['spec', 'servers'], ['spec', 'subsets'],
];

/**
 * Judges resources twice, with different stand-ins for what is not known: what is found both times, and not at such a value itself, does
 * not hang on it; nor may the rule look for such a value in another resource. What annotations say is to be ignored on the day `today` is left out.
 */
export function settledFaults<Of extends KnownResource>(known: readonly Of[], input: Omit<MeshInput, 'resources'>, today: string): Settled<Of> {
  const [resources, others] = [known.map((one) => resourceOf(one)), known.map((one, index) => resourceOf(one, `not-known-${index}`))];
  const indexOf = new Map([...resources.entries(), ...others.entries()].map(([index, resource]) => [resource, index]));
  const declaredAs = (resource: Resource) => known[indexOf.get(resource)!]!;
  const once = judge(resources, input, today);
  const isKnown = known.every(({ hidden }) => hidden.length === 0);
  const again = isKnown ? once : judge(others, input, today);

  const keyOf = ({ rule, on, path, message = '' }: Saying) => JSON.stringify([rule.code, indexOf.get(on), path, message]);
  const keysOf = (sayings: readonly Saying[]) => new Set(sayings.map(keyOf));
  const [first, second] = [keysOf(sayingsOf(once)), keysOf(sayingsOf(again))];
  const touches = ({ on, path, related = [] }: Saying) =>
    [{ on, path }, ...related].some((place) => declaredAs(place.on).hidden.some((other) => overlap(other, place.path)));
  const sought = soughtHidden(resources, known);
  const seeks = ({ rule: { reads = [] }, on }: Saying) => reads.some((kind) => (sought.get(kind) ?? []).some((index) => index !== indexOf.get(on)));
  const isDoubted = (saying: Saying) => touches(saying) || seeks(saying) || !first.has(keyOf(saying)) || !second.has(keyOf(saying));
  const ignoreFaults = once.ignoreFaults.map((fault) => ({ fault, saying: sayingOf(fault) }));
  return {
    faults: once.faults.filter((fault) => !isDoubted(fault)),
    ignoreFaults: ignoreFaults.filter(({ saying }) => !isDoubted(saying)).map(({ fault }) => fault),
    doubted: [...sayingsOf(once), ...sayingsOf(again), ...once.notChecked.filter(touches)].filter((saying) => isDoubted(saying)),
    ignored: once.hidden.map(({ fault }) => fault),
    notChecked: once.notChecked.filter((saying) => !touches(saying)),
    declaredAs,
  };
}

function judge(resources: readonly Resource[], input: Omit<MeshInput, 'resources'>, today: string): Sifted {
  return applyIgnores(vet({ ...input, resources }, today), annotationIgnores(resources), today);
}

/** By kind, the resources in which something is hidden that rules look for. */
function soughtHidden(resources: readonly Resource[], known: readonly KnownValues[]): ReadonlyMap<string, readonly number[]> {
  const isSought = ({ hidden }: KnownValues) => hidden.some((path) => soughtPaths.some((other) => overlap(path, other)));
  return groupBy(known.flatMap((one, index) => (isSought(one) ? [index] : [])), (index) => groupKind(resources[index]!));
}

function sayingsOf({ faults, ignoreFaults }: Sifted): Saying[] {
  return [...faults, ...ignoreFaults.map(sayingOf)];
}

/** An ignore stands in an annotation of a resource here. */
function sayingOf({ rule, place: { on, path }, message }: IgnoreFault): Saying {
  return { rule, on: on!, path, message };
}

function resourceOf({ inputs, name }: KnownResource, standIn?: string): Resource {
  const resource = filledIn(inputs, standIn) as Resource;
  const metadata = record(resource.metadata);
  return { ...resource, metadata: { ...metadata, name: typeof metadata.name === 'string' ? metadata.name : name } };
}

function overlap(a: Path, b: Path): boolean {
  return a.slice(0, b.length).every((part, index) => part === b[index]);
}
