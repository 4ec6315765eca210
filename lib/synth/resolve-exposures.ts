import type { Exposure, PathRule } from '../routing/intent';
import { parsePath } from '../routing/path-pattern';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Application, Port } from './application';
import { each, type Checked } from './checked';
import { chooseIngress } from './choose-ingress';
import { choosePort } from './choose-port';
import { domainOf, expandHost, hostCovers } from './hosts';
import type { IngressInSight } from './ingress-in-sight';
import { withHead } from './methods';
import { pathLength } from './path-length';
import { resolveAuth } from './resolve-auth';
import { tableName } from './table-name';

type Entry = NonNullable<SecureApplication['spec']['expose']>[number];
type PathEntry = NonNullable<Entry['paths']>[number];
type Workload = Pick<Application, 'service' | 'ports'>;

/** What an application exposes, one exposure for each host of each entry of `expose`. */
export function* resolveExposures(spec: SecureApplication, workload: Workload, ingresses: readonly IngressInSight[]): Checked<Exposure[]> {
  const exposures = yield* each(spec.spec.expose ?? [], (entry, index) => resolveEntry(spec, entry, ['spec', 'expose', index], workload, ingresses));
  return exposures.flat();
}

function* resolveEntry(spec: SecureApplication, entry: Entry, path: Path, workload: Workload, ingresses: readonly IngressInSight[]): Checked<Exposure[]> {
  const chosen = yield* chooseIngress(spec, entry, path, ingresses);
  const port = entry.port === undefined ? workload.ports[0] : yield* choosePort(spec, entry.port, [...path, 'port'], workload.ports);
  if (!chosen || !port) return [];
  const ingress = chosen.spec;
  const hosts = yield* each(entry.hosts ?? [spec.metadata.name], (host, index) => resolveHost(spec, host, entry.hosts ? [...path, 'hosts', index] : path, chosen));
  const rules = yield* each(entry.paths ?? [{ path: '/**' }], (item, index) => resolvePath(spec, item, entry.paths ? [...path, 'paths', index] : path, port, workload, ingress));
  return [...new Set(hosts.filter((host) => host !== undefined))].map((host) => ({ ingress, namespace: spec.metadata.namespace, host, rules: rules.filter((rule) => rule !== undefined) }));
}

function* resolveHost(spec: SecureApplication, text: string, path: Path, { spec: ingress, hostsOf }: IngressInSight): Checked<string | undefined> {
  const host = expandHost(text, ingress);
  if (!domainOf(host, ingress)) {
    const domains = ingress.spec.domains.map(({ name }) => `\`${name}\``).join(', ');
    const message = `\`${host}\` is in no domain of the ingress \`${ingress.metadata.name}\`, which has ${domains}`;
    yield { code: 'foreign-host', on: spec, path, message, help: `write a label for \`<label>.${ingress.spec.domains[0]!.name}\`, or a full name in one of its domains` };
    return undefined;
  }
  const length = tableName({ ingress, host }).length;
  if (length > 253) {
    const message = `\`${host}\` is too long: the resources named after it would have names of ${length} characters, and Kubernetes takes 253`;
    yield { code: 'host-too-long', on: spec, path, message, help: 'expose a shorter host' };
    return undefined;
  }
  const { namespace } = spec.metadata;
  const own = hostsOf.get(namespace) ?? [];
  if (own.some((granted) => hostCovers(granted, host))) return host;
  const has = own.length === 0 ? 'is granted no host' : `is granted only ${[...new Set(own)].map((granted) => `\`${granted}\``).join(', ')}`;
  const message = `\`${host}\` is not granted to the namespace \`${namespace}\`, which ${has}`;
  const help = `ask the operator of \`${ingress.metadata.namespace}/${ingress.metadata.name}\` to add it to \`spec.grants\``;
  yield { code: 'ungranted-host', on: spec, path, message, help };
  return undefined;
}

function* resolvePath(spec: SecureApplication, item: PathEntry, path: Path, entryPort: Port, workload: Workload, ingress: MeshIngress): Checked<PathRule | undefined> {
  const port = item.port === undefined ? entryPort : yield* choosePort(spec, item.port, [...path, 'port'], workload.ports);
  const timeout = item.timeout ?? spec.spec.traffic?.timeout;
  const methods = withHead(item.methods);
  yield* pathLength(spec, item.path, [...path, 'path']);
  const auth = yield* resolveAuth(spec, item.auth, path, ingress);
  return auth && port && {
    pattern: parsePath(item.path),
    ...(methods && { methods }),
    auth,
    backend: { service: workload.service, port: port.port, targetPort: port.targetPort },
    ...(timeout !== undefined && { timeout }),
    origin: { spec, path },
  };
}
