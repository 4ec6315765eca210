import type { Resource } from '../kube/resource';
import type { Edit } from './fix';
import type { Fault, Rule } from './rule';
import { rules } from './rules';
import type { Found, NotChecked, Vetted } from './vet';

/** A resource by its place in the input, which whoever read the same input finds again; as a whole where it is not from there. */
type Ref = number | Resource;
type Referring<Place extends { readonly on: Resource }> = Omit<Place, 'on'> & { readonly on: Ref };
type Related = NonNullable<Fault['related']>[number];
type Named<Verdict extends { readonly on: Resource; readonly rule: Rule }> = Omit<Referring<Verdict>, 'rule'> & { readonly code: string };

interface PortableFault extends Omit<Named<Found>, 'related' | 'fix'> {
  readonly related?: readonly Referring<Related>[];
  readonly fix?: readonly Referring<Edit>[];
}

/** What was found in a mesh, as plain data that can go from one thread to another. */
export interface Portable {
  readonly faults: readonly PortableFault[];
  readonly notChecked: readonly Named<NotChecked>[];
}

/** What was found among some resources, as plain data. */
export function toPortable({ faults, notChecked }: Vetted, resources: readonly Resource[]): Portable {
  const places = new Map(resources.map((resource, index) => [resource, index]));
  const referring = <Place extends { readonly on: Resource }>(place: Place): Referring<Place> => ({ ...place, on: places.get(place.on) ?? place.on });
  return {
    faults: faults.map(({ rule, related, fix, ...fault }) => ({
      ...referring(fault), code: rule.code, ...(related && { related: related.map(referring) }), ...(fix && { fix: fix.map(referring) }),
    })),
    notChecked: notChecked.map(({ rule, ...verdict }) => ({ ...referring(verdict), code: rule.code })),
  };
}

/** The same as it was found, among the same resources. */
export function fromPortable({ faults, notChecked }: Portable, resources: readonly Resource[]): Vetted {
  const byCode = new Map<string, Rule>(rules.map((rule) => [rule.code, rule]));
  const placed = <Place extends { readonly on: Ref }>(place: Place) => ({ ...place, on: typeof place.on === 'number' ? resources[place.on]! : place.on });
  return {
    faults: faults.map(({ code, related, fix, ...fault }) => ({
      ...placed(fault), rule: byCode.get(code)!, ...(related && { related: related.map(placed) }), ...(fix && { fix: fix.map(placed) }),
    })),
    notChecked: notChecked.map(({ code, ...verdict }) => ({ ...placed(verdict), rule: byCode.get(code)! })),
  };
}

/** What the parts of the rules found, in the order in which all of them would have. */
export function joinVetted(parts: readonly Vetted[]): Vetted {
  const order = new Map(rules.map((rule, index) => [rule, index]));
  const byRule = (a: { readonly rule: Rule }, b: { readonly rule: Rule }) => order.get(a.rule)! - order.get(b.rule)!;
  return { faults: parts.flatMap(({ faults }) => faults).sort(byRule), notChecked: parts.flatMap(({ notChecked }) => notChecked).sort(byRule) };
}
