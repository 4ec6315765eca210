import type { Exposure, PathRule } from '../routing/intent';
import { pathRegex } from '../routing/istio/path-regex';
import { parsePath } from '../routing/path-pattern';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Application, Port } from './application';
import { each, type Checked } from './checked';
import { chooseIngress } from './choose-ingress';
import { domainOf, expandHost, hostCovers } from './hosts';
import type { IngressInSight } from './ingress-in-sight';
import { withHead } from './methods';
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
  if (!chosen) return [];
  const ingress = chosen.spec;
  const hosts = yield* each(entry.hosts ?? [spec.metadata.name], (host, index) => resolveHost(spec, host, entry.hosts ? [...path, 'hosts', index] : path, chosen));
  const rules = yield* each(entry.paths ?? [{ path: '/**' }], (item, index) => resolvePath(spec, item, entry.paths ? [...path, 'paths', index] : path, portOf(workload, item.port ?? entry.port), workload.service, ingress));
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

/** The declared port of a name, which the schema has checked, or the first. */
function portOf({ ports }: Workload, name: string | undefined): Port {
  return ports.find((port) => port.name === name) ?? ports[0]!;
}

function* resolvePath(spec: SecureApplication, item: PathEntry, path: Path, port: Port, service: string, ingress: MeshIngress): Checked<PathRule | undefined> {
  const timeout = item.timeout ?? spec.spec.traffic?.timeout;
  const methods = withHead(item.methods);
  const pattern = parsePath(item.path);
  // What Istio refuses must be refused here, where the line is known; folding only ever lengthens the expression.
  const length = pathRegex(pattern, 0).length + 1;
  if (length > 1024) {
    yield { code: 'path-too-long', on: spec, path: [...path, 'path'], message: `this path is too long: its regular expression has ${length} characters, and Istio takes 1024`, help: 'write fewer `{x}` or fewer literal characters, or end it in `/**` sooner' };
  }
  const auth = yield* resolveAuth(spec, item.auth, path, ingress);
  return auth && {
    pattern,
    ...(methods && { methods }),
    auth,
    backend: { service, port: port.port, targetPort: port.targetPort },
    ...(timeout !== undefined && { timeout }),
    origin: { spec, path },
  };
}
