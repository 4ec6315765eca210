import type { Finding } from '../diagnostics/finding';
import { resourceKey } from '../kube/resource';
import { quote } from '../specs/show';
import { nameOf, type Document } from './document';
import { resourceOf } from './resource-of';

/** Finds documents that repeat the kind, namespace and name of an earlier one; what Services and pods they tell of is then not sure. */
export function duplicatesIn(documents: readonly Document[]): readonly Finding[] {
  const seen = new Map<string, Document>();
  return documents.flatMap((document) => {
    const resource = resourceOf(document);
    const key = resource && resourceKey(resource);
    const first = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && !first) seen.set(key, document);
    return first ? [duplicate(document, first)] : [];
  });
}

function duplicate(document: Document, first: Document): Finding {
  const resource = nameOf(document.value)!;
  const name = resource.namespace === undefined ? resource.name : `${resource.namespace}/${resource.name}`;
  const path = ['metadata', 'name'];
  return {
    code: 'duplicate-document',
    severity: 'warning',
    message: `there are two documents ${quote(resource.kind)} named ${quote(name)}`,
    help: 'give one of them another name, or leave it out',
    resource,
    path,
    location: document.locate(path, 'value'),
    related: [{ message: 'the first one', resource, path, location: first.locate(path, 'value') }],
  };
}
