import { group, version } from '../../specs/group';
import type { Kind } from '../../specs/parse';

/** A spec as it stands in YAML. */
export interface SpecDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly spec: object;
}

/** The document that the properties of a construct stand for. */
export function documentOf(kind: Kind, metadata: object, spec: object): SpecDocument {
  return { apiVersion: `${group}/${version}`, kind, metadata, spec };
}
