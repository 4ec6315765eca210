import type { Finding, Severity } from '../diagnostics/finding';
import { resourceKey } from '../kube/resource';
import { quote } from '../specs/show';
import { nameOf, type Document } from './document';
import { resourceOf } from './resource-of';

/** Documents that repeat the kind, namespace and name of an earlier one. */
export interface Duplicates {
  readonly repeated: ReadonlySet<Document>;
  readonly findings: readonly Finding[];
}

/** Finds documents that stand for one and the same object; each is reported with the first. */
export function duplicatesIn(documents: readonly Document[], severity: Severity): Duplicates {
  const seen = new Map<string, Document>();
  const repeated = new Set<Document>();
  const findings: Finding[] = [];
  for (const document of documents) {
    const resource = resourceOf(document);
    if (!resource) continue;
    const key = resourceKey(resource);
    const first = seen.get(key);
    if (!first) {seen.set(key, document);} else {
      repeated.add(document);
      findings.push(duplicate(document, first, severity));
    }
  }
  return { repeated, findings };
}

function duplicate(document: Document, first: Document, severity: Severity): Finding {
  const resource = nameOf(document.value)!;
  const name = resource.namespace === undefined ? resource.name : `${resource.namespace}/${resource.name}`;
  const path = ['metadata', 'name'];
  return {
    code: 'duplicate-document',
    severity,
    message: `there are two documents ${quote(resource.kind)} named ${quote(name)}`,
    help: 'give one of them another name, or leave it out',
    resource,
    path,
    location: document.locate(path, 'value'),
    related: [{ message: 'the first one', resource, path, location: first.locate(path, 'value') }],
  };
}
