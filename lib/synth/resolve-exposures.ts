import type { Exposure } from '../routing/intent';
import { each, type Checked } from '../specs/checked';
import type { Path } from '../specs/problem';
import type { Exposure as Entry, SecureApplication } from '../specs/secure-application';
import type { Application } from './application';
import { chooseIngress } from './choose-ingress';
import { choosePort } from './choose-port';
import type { IngressInSight } from './ingress-in-sight';
import { resolveHost } from './resolve-host';
import { resolvePath } from './resolve-path';

type Workload = Pick<Application, 'service' | 'ports'>;

/** What an application exposes, one exposure for each host of each entry of `expose`. */
export function* resolveExposures(spec: SecureApplication, workload: Workload, ingresses: readonly IngressInSight[]): Checked<Exposure[]> {
  const entries = spec.spec.expose ?? [];
  return (yield* each(entries, (entry, index) => resolveEntry(spec, entry, ['spec', 'expose', index], workload, ingresses))).flat();
}

function* resolveEntry(
  spec: SecureApplication, entry: Entry, place: Path, workload: Workload, ingresses: readonly IngressInSight[],
): Checked<Exposure[]> {
  const chosen = yield* chooseIngress(spec, entry, place, ingresses);
  const port = entry.port === undefined ? workload.ports[0] : yield* choosePort(spec, entry.port, [...place, 'port'], workload.ports);
  if (!chosen || !port) return [];
  const placeOf = (field: 'hosts' | 'paths', index: number) => (entry[field] ? [...place, field, index] : place);
  const context = { spec, ingress: chosen.spec, port, ...workload };
  const hosts = yield* each(entry.hosts ?? [spec.metadata.name], (host, index) => resolveHost(spec, host, placeOf('hosts', index), chosen));
  const rules = yield* each(entry.paths ?? [{ path: '/**' }], (item, index) => resolvePath(item, placeOf('paths', index), context));
  const sound = { ingress: chosen.spec, namespace: spec.metadata.namespace, rules: rules.filter((rule) => rule !== undefined) };
  return [...new Set(hosts.filter((host) => host !== undefined))].map((host) => ({ ...sound, host }));
}
