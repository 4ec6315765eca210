import type { Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { Exposure as Entry, PathRule as PathItem, SecureApplication } from '../specs/secure-application';
import type { ApiDocuments } from './openapi/api-document';
import { documentPaths } from './openapi/document-paths';

/** What the OpenAPI document of an entry adds to its paths. */
export function* describedPaths(
  spec: SecureApplication, entry: Entry, place: Path, ingress: MeshIngress, apiDocuments: ApiDocuments,
): Checked<PathItem[]> {
  const file = entry.openapi;
  if (file === undefined) return [];
  const value = apiDocuments(spec, file);
  if (value) return yield* documentPaths({ file, value }, entry.paths ?? [], ingress);
  const message = `the OpenAPI document \`${file}\` is not there, or cannot be read`;
  yield { code: 'no-openapi', on: spec, path: [...place, 'openapi'], message, help: 'name a file in the folder of this spec, or in one below it' };
  return [];
}
