import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { ApiDocuments } from '../../../lib/synth/openapi/api-document';
import { compile, type Resource } from 'fairlead';

/** The documents of a file of YAML. */
export function yamlOf(file: string): object[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as object);
}

/** What is made of the specs in these files; of two documents of one name the later is taken. An error tells their mistakes. */
export function resourcesOf(files: readonly string[]): Resource[] {
  return resourcesOfDocuments(files.flatMap(yamlOf));
}

/** The documents without those of which there is a later one of the same name. */
export function latest(documents: readonly object[]): object[] {
  const byName = new Map((documents as Resource[]).map((document) => [`${document.kind} ${document.metadata.namespace}/${document.metadata.name}`, document]));
  return [...byName.values()];
}

/** What is made of these documents, and of the OpenAPI documents that they name. */
export function resourcesOfDocuments(documents: readonly object[], apiDocuments?: ApiDocuments): Resource[] {
  const { resources, problems } = compile({ documents: latest(documents), ...(apiDocuments && { apiDocuments }), today: '2026-11-26' });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return resources.map(({ resource }) => resource);
}
