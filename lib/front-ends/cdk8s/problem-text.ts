import { pathText } from '../../diagnostics/path-text';
import { printable } from '../../diagnostics/printable';
import type { Path, Problem } from '../../specs/problem';
import type { Place } from './places';

/** A problem in the words of whoever wrote the construct: the property and what is wrong, below it the fix and the related places. */
export function problemText({ on, path, message, help, related = [] }: Problem, places: ReadonlyMap<object, Place>): string {
  const property = propertyOf(places.get(on), path);
  const lines = [
    property === '' ? message : `${property}: ${message}`,
    ...(help === undefined ? [] : [`help: ${help}`]),
    ...related.map((other) => `note: ${placeText(places.get(other.on), other.path)}: ${other.message}`),
  ];
  return lines.map(printable).join('\n    ');
}

function placeText(place: Place | undefined, path: Path): string {
  return [place?.construct.node.path, propertyOf(place, path)].filter(Boolean).join(' ');
}

/** The fields of a document's `spec` and the names in its `metadata` are properties of the construct itself. */
function propertyOf(place: Place | undefined, path: Path): string {
  if (place?.given) return pathText([...place.given, ...path]);
  return pathText(path[0] === 'spec' || path[0] === 'metadata' ? path.slice(1) : path);
}
