import type { Exposure, Passthrough, PortPassage } from '../routing/intent';
import { each, type Checked } from '../specs/checked';
import type { Path } from '../specs/problem';
import type { Exposure as Entry, SecureApplication } from '../specs/secure-application';
import type { Application, Port } from './application';
import { backendAtGateway } from './backend-of';
import { chooseIngress } from './choose-ingress';
import { choosePort } from './choose-port';
import { describedPaths } from './described-paths';
import type { IngressInSight } from './ingress-in-sight';
import type { ApiDocuments } from './openapi/api-document';
import { resolveGatewayPort } from './resolve-gateway-port';
import { resolveHost } from './resolve-host';
import { resolvePath } from './resolve-path';
import { resolveShare } from './resolve-share';
import { unfitPort } from './unfit-port';

type Workload = Pick<Application, 'mode' | 'service' | 'ports'>;
type Exposed = Pick<Application, 'exposures' | 'passthroughs' | 'portPassages'>;

/** What entries of `expose` may name. */
interface Surroundings {
  readonly ingresses: readonly IngressInSight[];
  readonly apiDocuments: ApiDocuments;
}

/** An entry of `expose` with what it names. */
interface Context extends Surroundings {
  readonly spec: SecureApplication;
  readonly entry: Entry;
  readonly place: Path;
  readonly workload: Workload;
  readonly chosen: IngressInSight;
  readonly port: Port;
}

/** What an application exposes: what is routed by path, once for each host of each entry of `expose`, and what is passed on as it is. */
export function* resolveExposures(spec: SecureApplication, workload: Workload, surroundings: Surroundings): Checked<Exposed> {
  const resolved = yield* each(spec.spec.expose ?? [], (entry, index) => resolveEntry(spec, entry, ['spec', 'expose', index], workload, surroundings));
  return {
    exposures: resolved.flatMap((one) => one.exposures ?? []),
    passthroughs: resolved.flatMap((one) => one.passthroughs ?? []),
    portPassages: resolved.flatMap((one) => one.portPassages ?? []),
  };
}

function* resolveEntry(
  spec: SecureApplication, entry: Entry, place: Path, workload: Workload, surroundings: Surroundings,
): Checked<Partial<Exposed>> {
  const chosen = yield* chooseIngress(spec, entry, place, surroundings.ingresses);
  const port = entry.port === undefined ? workload.ports[0] : yield* choosePort(spec, entry.port, [...place, 'port'], workload.ports);
  if (!chosen || !port) return {};
  const context = { spec, entry, place, workload, chosen, port, ...surroundings };
  if (entry.gatewayPort !== undefined) return { portPassages: yield* portPassages(context, entry.gatewayPort) };
  const hosts = yield* hostsOf(context);
  if (entry.tls === 'passthrough') return { passthroughs: yield* passthroughs(context, hosts) };
  return { exposures: yield* exposures(context, hosts) };
}

/** Whole, each once, without those that are not to be had. */
function* hostsOf({ spec, entry, place, chosen }: Context): Checked<string[]> {
  const hosts = yield* each(entry.hosts ?? [spec.metadata.name], (host, index) => (
    resolveHost(spec, host, entry.hosts ? [...place, 'hosts', index] : place, chosen, entry.tls ?? 'terminate')
  ));
  return [...new Set(hosts.filter((host) => host !== undefined))];
}

function* exposures({ spec, entry, place, workload, chosen, port, apiDocuments }: Context, hosts: readonly string[]): Checked<Exposure[]> {
  const context = { spec, ingress: chosen.spec, port, portPlace: portPlace(entry, place), ...workload };
  const items = entry.paths ?? (entry.openapi === undefined ? [{ path: '/**' }] : []);
  const own = yield* each(items, (item, index) => resolvePath(item, entry.paths ? [...place, 'paths', index] : place, context));
  const described = yield* describedPaths(spec, entry, place, chosen.spec, apiDocuments);
  const rules = [...own, ...yield* each(described, (item) => resolvePath(item, [...place, 'openapi'], context))];
  const sound = { ingress: chosen.spec, namespace: spec.metadata.namespace, rules: rules.filter((rule) => rule !== undefined) };
  return yield* each(hosts, (host) => resolveShare(spec, { ...sound, host }));
}

function* passthroughs(context: Context, hosts: readonly string[]): Checked<Passthrough[]> {
  yield* unfitPort(context.spec, context.port, portPlace(context.entry, context.place), 'passthrough');
  return hosts.map((host) => ({ ...passage(context), host, isHttps: context.port.protocol === 'HTTPS' }));
}

function* portPassages(context: Context, name: string): Checked<PortPassage[]> {
  const { spec, chosen, place } = context;
  yield* unfitPort(spec, context.port, portPlace(context.entry, place), 'gatewayPort');
  const gatewayPort = yield* resolveGatewayPort(spec, name, [...place, 'gatewayPort'], chosen.spec);
  return gatewayPort === undefined ? [] : [{ ...passage(context), gatewayPort }];
}

function passage({ spec, place, workload, chosen, port }: Context) {
  const backend = backendAtGateway({ spec, ...workload }, port);
  return { ingress: chosen.spec, namespace: spec.metadata.namespace, backend, origin: { spec, path: place } };
}

function portPlace({ port }: Entry, place: Path): Path {
  return port === undefined ? place : [...place, 'port'];
}
