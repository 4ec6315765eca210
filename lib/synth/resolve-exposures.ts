import type { Exposure } from '../routing/intent';
import { each, type Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { Exposure as Entry, PathRule as PathItem, SecureApplication } from '../specs/secure-application';
import type { Application } from './application';
import { chooseIngress } from './choose-ingress';
import { choosePort } from './choose-port';
import type { IngressInSight } from './ingress-in-sight';
import type { ApiDocuments } from './openapi/api-document';
import { documentPaths } from './openapi/document-paths';
import { resolveHost } from './resolve-host';
import { resolvePath } from './resolve-path';
import { resolveShare } from './resolve-share';

type Workload = Pick<Application, 'service' | 'ports'>;

/** What an application exposes, one exposure for each host of each entry of `expose`. */
export function* resolveExposures(
  spec: SecureApplication, workload: Workload, ingresses: readonly IngressInSight[], apiDocuments: ApiDocuments,
): Checked<Exposure[]> {
  const entries = spec.spec.expose ?? [];
  return (yield* each(entries, (entry, index) => resolveEntry(spec, entry, ['spec', 'expose', index], { workload, ingresses, apiDocuments }))).flat();
}

interface Surroundings {
  readonly workload: Workload;
  readonly ingresses: readonly IngressInSight[];
  readonly apiDocuments: ApiDocuments;
}

function* resolveEntry(spec: SecureApplication, entry: Entry, place: Path, { workload, ingresses, apiDocuments }: Surroundings): Checked<Exposure[]> {
  const chosen = yield* chooseIngress(spec, entry, place, ingresses);
  const port = entry.port === undefined ? workload.ports[0] : yield* choosePort(spec, entry.port, [...place, 'port'], workload.ports);
  if (!chosen || !port) return [];
  const placeOf = (field: 'hosts' | 'paths', index: number) => (entry[field] ? [...place, field, index] : place);
  const context = { spec, ingress: chosen.spec, port, ...workload };
  const hosts = yield* each(entry.hosts ?? [spec.metadata.name], (host, index) => resolveHost(spec, host, placeOf('hosts', index), chosen));
  const items = entry.paths ?? (entry.openapi === undefined ? [{ path: '/**' }] : []);
  const own = yield* each(items, (item, index) => resolvePath(item, placeOf('paths', index), context));
  const described = yield* describedPaths(spec, entry, place, chosen.spec, apiDocuments);
  const rules = [...own, ...yield* each(described, (item) => resolvePath(item, [...place, 'openapi'], context))];
  const sound = { ingress: chosen.spec, namespace: spec.metadata.namespace, rules: rules.filter((rule) => rule !== undefined) };
  return yield* each(new Set(hosts.filter((host) => host !== undefined)), (host) => resolveShare(spec, { ...sound, host }));
}

/** What the OpenAPI document of an entry adds to its paths. */
function* describedPaths(spec: SecureApplication, entry: Entry, place: Path, ingress: MeshIngress, apiDocuments: ApiDocuments): Checked<PathItem[]> {
  const file = entry.openapi;
  if (file === undefined) return [];
  const value = apiDocuments(spec, file);
  if (value) return yield* documentPaths({ file, value }, entry.paths ?? [], ingress);
  const message = `the OpenAPI document \`${file}\` is not there, or cannot be read`;
  yield { code: 'no-openapi', on: spec, path: [...place, 'openapi'], message, help: 'name a file in the folder of this spec, or in one below it' };
  return [];
}
