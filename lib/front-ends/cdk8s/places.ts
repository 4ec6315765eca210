import type { Construct } from 'constructs';
import type { Path } from '../../specs/problem';
import type { Declaration } from './declaration';

/** Where a document comes from: the construct, and for one that it was given, the property that gave it. */
export interface Place {
  readonly construct: Construct;
  readonly given?: Path;
}

/** The places of all documents; one that several applications were given is the first one's. */
export function placesOf(declarations: readonly Declaration[]): ReadonlyMap<object, Place> {
  const places = new Map<object, Place>(declarations.map(({ construct, document }) => [document, { construct }]));
  for (const { construct, given } of declarations) {
    for (const { document, path } of given) places.set(document, places.get(document) ?? { construct, given: path });
  }
  return places;
}
