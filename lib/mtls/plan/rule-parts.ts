import type { Resource } from '../../kube/resource';

type Path = readonly (string | number)[];

/** The resource with another value in one place. */
export function withPart(resource: Resource, path: Path, value: unknown): Resource {
  return put(resource, path, value) as Resource;
}

/** The resource without what stands in one place, nor the objects that are empty without it. */
export function withoutPart(resource: Resource, path: Path): Resource {
  const rest = put(resource, path, undefined) as Resource;
  const above = path.slice(0, -1);
  const left = above.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], rest);
  const isEmpty = above.length > 1 && typeof above.at(-1) === 'string' && Object.keys(left as object).length === 0;
  return isEmpty ? withoutPart(rest, above) : rest;
}

function put(owner: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(owner)) return owner.map((item: unknown, index) => (index === step ? put(item, rest, value) : item));
  const { [step]: own, ...others } = (owner ?? {}) as Record<string | number, unknown>;
  const next = put(own, rest, value);
  if (next === undefined) return others;
  // a field that is there keeps its place, so that people see in a diff what changed alone
  return Object.hasOwn((owner ?? {}) as object, step) ? { ...(owner as object), [step]: next } : { ...others, [step]: next };
}
