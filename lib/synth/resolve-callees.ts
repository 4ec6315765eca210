import type { Resource } from '../kube/resource';
import { portsOf, selectorOf, type ServicePort } from '../kube/service';
import { each, type Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Path } from '../specs/problem';
import type { Callees as CalleesSpec, SecureApplication } from '../specs/secure-application';
import type { Application, CalledPods, CalledService } from './application';
import { askingRules } from './asked-authorizers';
import type { InSight } from './in-sight';
import { collectorOf } from './mesh-config/tracing-provider';
import { calledOutside } from './outside';
import { targetPortOf } from './target-port';

interface Surroundings {
  readonly inSight: InSight;
  /** The applications by `namespace/name`, and by `namespace/service`. */
  readonly byName: ReadonlyMap<string, Application>;
  readonly byService: ReadonlyMap<string, Application>;
}

/** The applications with what they may call, each looked up among them all and among the Services in sight. */
export function* withCallees(applications: readonly Application[], inSight: InSight, settings: MeshSettings | undefined): Checked<Application[]> {
  const byName = new Map(applications.map((application) => [`${application.spec.metadata.namespace}/${application.spec.metadata.name}`, application]));
  const byService = new Map(applications.map((application) => [`${application.spec.metadata.namespace}/${application.service}`, application]));
  const surroundings = { inSight, byName, byService };
  return yield* each(applications, function* (application): Checked<Application> {
    const { callees } = application.spec.spec;
    if (!callees) return application;
    const called = yield* each(callees.applications ?? [], (entry, index) => resolveCallee(application.spec, entry, index, surroundings));
    const services = yield* each(callees.services ?? [], (entry, index) => resolveService(application.spec, entry, index, surroundings));
    const outside = (callees.external ?? []).flatMap((entry) => calledOutside(entry, settings));
    const through = outside.some(({ throughGateway }) => throughGateway) ? egressPods(settings, surroundings) : undefined;
    const byProxy = [...calledAuthorizer(application), ...collector(settings)].map((one) => calledByProxy(one, surroundings));
    const inMesh = { applications: called, services: [...services, ...byProxy] };
    const anywhere = (callees.anywhere?.ports ?? []).map(({ port }) => port).sort((a, b) => a - b);
    const kubernetesApi = callees.kubernetesApi !== undefined;
    return { ...application, callees: { ...inMesh, outside, ...(through && { egressGateway: through }), anywhere, kubernetesApi } };
  });
}

/** The pods of the egress gateway are known by its own selector, and their port by its Service, where that is in sight. */
function egressPods(settings: MeshSettings | undefined, surroundings: Surroundings): CalledPods | undefined {
  const gateway = settings?.spec.egressGateway;
  if (!gateway) return undefined;
  const { namespace, service, port, selector } = gateway;
  const { targetPorts } = calledByProxy({ name: service, namespace, port, path: [] }, surroundings);
  return { namespace, pods: selector, ...(targetPorts && { targetPorts }) };
}

/** A Service that the proxy of an application calls of its own, whatever the application lists. */
interface CalledByProxy {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  /** Of what asks for it, in the application's spec. */
  readonly path: Path;
}

/** The authorizer that its paths ask. */
function calledAuthorizer(application: Application): CalledByProxy[] {
  const [asking] = askingRules(application);
  if (!asking) return [];
  const { auth: { authorizer: { service, port } }, origin: { path } } = asking;
  return [{ ...service, port, path }];
}

/** Where spans are sent. */
function collector(settings: MeshSettings | undefined): CalledByProxy[] {
  const tracing = settings?.spec.telemetry.tracing;
  return tracing ? [{ ...collectorOf(tracing), path: ['spec', 'callees'] }] : [];
}

function calledByProxy({ name, namespace, port, path }: CalledByProxy, { inSight, byService }: Surroundings): CalledService {
  const behind = byService.get(`${namespace}/${name}`);
  const found = inSight(namespace).services.get(name);
  const called = found && portsOf(found).find((one) => one.port === port);
  const target = behind?.ports.find((one) => one.port === port)?.targetPort ?? (called && targetPortOf(called, inSight(namespace).pods));
  const pods = behind?.selector ?? (found && selectorOf(found));
  const known = { ...(behind && { application: behind }), ...(pods && { pods }), ...(target !== undefined && { targetPorts: [target] }) };
  return { namespace, service: name, path, ...known };
}

function* resolveCallee(
  spec: SecureApplication, entry: NonNullable<CalleesSpec['applications']>[number], index: number, { inSight, byName }: Surroundings,
): Checked<CalledService> {
  const { name, namespace = spec.metadata.namespace } = entry;
  const path = ['spec', 'callees', 'applications', index];
  const application = byName.get(`${namespace}/${name}`);
  if (application) {
    const { service, selector, ports } = application;
    return { namespace, service, application, pods: selector, targetPorts: ports.map(({ targetPort }) => targetPort), path };
  }
  yield* serviceInSight(spec, { name, namespace }, [...path, 'name'], inSight);
  return { namespace, service: name, path };
}

function* resolveService(
  spec: SecureApplication, entry: NonNullable<CalleesSpec['services']>[number], index: number, { inSight, byService }: Surroundings,
): Checked<CalledService> {
  const { name, namespace = spec.metadata.namespace, ports } = entry;
  const path = ['spec', 'callees', 'services', index];
  const application = byService.get(`${namespace}/${name}`);
  if (application) {
    const { metadata } = application.spec;
    const message = `\`${namespace}/${name}\` is the Service of the SecureApplication \`${metadata.name}\`, which decides who may call it`;
    const related = [{ on: application.spec, path: ['metadata', 'name'], message: 'the application' }];
    yield { code: 'callee-is-application', on: spec, path, message, help: `list \`{name: ${metadata.name}}\` under \`applications\``, related };
  }
  yield* serviceInSight(spec, { name, namespace }, [...path, 'name'], inSight);
  const found = inSight(namespace).services.get(name);
  if (!found) return { namespace, service: name, path };
  const called = yield* each(ports, (port, at) => portInSight(spec, found, port, [...path, 'ports', at]));
  const targetPorts = called.flatMap((port) => (port ? targetPortOf(port, inSight(namespace).pods) ?? [] : []));
  const pods = selectorOf(found);
  return { namespace, service: name, path, ...(pods && { pods }), ...(targetPorts.length === ports.length && { targetPorts }) };
}

function* portInSight(on: SecureApplication, service: Resource, port: number, path: Path): Checked<ServicePort | undefined> {
  const known = portsOf(service);
  const found = known.find((one) => one.port === port);
  if (found) return found;
  const has = known.map((one) => `\`${one.port}\``).join(', ') || 'none';
  const message = `the Service \`${service.metadata.name}\` has no port \`${port}\`; it has ${has}`;
  yield { code: 'port-not-in-service', on, path, message, help: 'write ports of the Service, not of its containers' };
  return undefined;
}

/** A Service that is called must be there where those of its namespace are in sight. */
function* serviceInSight(
  on: SecureApplication, { name, namespace }: { readonly name: string; readonly namespace: string }, path: Path, inSight: InSight,
): Checked<void> {
  const { services } = inSight(namespace);
  if (services.size === 0 || services.has(name)) return;
  const guess = nearest(name, [...services.keys()]);
  const message = `there is no Service \`${name}\` among the ${services.size} in sight of the namespace \`${namespace}\``;
  const help = guess === undefined ? 'name what is there, or give the `SecureApplication` that is meant as well' : `did you mean \`${guess}\`?`;
  yield { code: 'callee-not-found', on, path, message, help };
}
