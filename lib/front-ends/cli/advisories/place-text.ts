import type { Location, Path, ResourceName } from '../../../diagnostics/finding';
import { pathText } from '../../../diagnostics/path-text';
import { nameOf } from '../../../inputs/document';
import type { AnyDocument } from '../../../vet/advisories/versions/versions-in';

/** A place of a document for a person: `Gateway istio-system/public spec.servers[0] (gateways.yaml:12:5)`. */
export function placeText(on: AnyDocument, path: Path, location: Location | undefined): string {
  const name = resourceName(on);
  const words = [
    ...(name ? [`${name.kind} ${name.namespace === undefined ? '' : `${name.namespace}/`}${name.name}`] : []),
    pathText(path),
    ...(location ? [`(${location.file}:${location.line}:${location.column})`] : []),
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** The name of a document that is a resource. */
export function resourceName(on: AnyDocument): ResourceName | undefined {
  return nameOf(on);
}
