import { sortedSet } from '../kube/order';
import { selects, type Pod } from '../kube/pod';
import { protocolOf } from '../kube/protocol';
import type { Resource } from '../kube/resource';
import { portsOf, selectorOf, type ServicePort } from '../kube/service';
import { each, type Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Application, Port } from './application';
import { versionPods } from './checks/version-pods';
import type { NamespaceInSight } from './in-sight';
import { selectorPlace } from './selector-place';
import { targetPortOf } from './target-port';

type Workload = Pick<Application, 'service' | 'ports' | 'selector' | 'serviceAccounts'>;
type PortSpec = SecureApplication['spec']['ports'][number];

/** The Service and the pods that a SecureApplication means: as it says, else as the Service in sight says, else by its name. */
export function* resolveWorkload(spec: SecureApplication, { services, pods }: NamespaceInSight): Checked<Workload> {
  const { name } = spec.metadata;
  const service = spec.spec.service ?? name;
  const found = services.get(service);
  if (!found && services.size > 0) yield serviceMissing(spec, service, [...services.keys()]);

  const selector = spec.spec.workload?.selector ?? (found && selectorOf(found)) ?? { app: name };
  const own = pods.filter(({ labels }) => selects(selector, labels));
  yield* checkPods(spec, selector, pods, own);
  yield* versionPods(spec, own);
  if (found) yield* checkGuard(spec, selector, found, pods);
  const ports = yield* each(spec.spec.ports, (port, index) => resolvePort(spec, port, index, found, own));
  yield* sharedTargets(spec, ports);
  return { service, selector, ports, serviceAccounts: accountsOf(spec, own) };
}

function accountsOf({ metadata, spec: { workload } }: SecureApplication, own: readonly Pod[]): readonly string[] {
  if (workload?.serviceAccount !== undefined) return [workload.serviceAccount];
  return own.length > 0 ? sortedSet(own.map(({ serviceAccount }) => serviceAccount)) : [metadata.name];
}

function serviceMissing(spec: SecureApplication, service: string, services: readonly string[]): Problem {
  const guess = nearest(service, services);
  const path = spec.spec.service === undefined ? ['metadata', 'name'] : ['spec', 'service'];
  const message = `there is no Service \`${service}\` among the ${services.length} in sight of the namespace \`${spec.metadata.namespace}\``;
  return { code: 'service-not-found', on: spec, path, message, help: guess === undefined ? 'write its name under `spec.service`' : `did you mean \`${guess}\`? write \`service: ${guess}\`` };
}

function* checkPods(spec: SecureApplication, selector: Readonly<Record<string, string>>, pods: readonly Pod[], own: readonly Pod[]): Checked<void> {
  const written = spec.spec.workload;
  if (own.length === 0 && pods.length > 0) {
    const text = Object.entries(selector).map(([key, value]) => `${key}: ${value}`).join(', ');
    const message = `the selector \`{${text}}\` picks none of the ${pods.length} workloads in sight of the namespace \`${spec.metadata.namespace}\``;
    yield { code: 'selector-hits-nothing', on: spec, path: selectorPlace(spec), message, help: 'write the labels of the pods under `spec.workload.selector`: a policy that picks no pod guards nothing' };
  }
  const stranger = written?.serviceAccount !== undefined && own.find(({ serviceAccount }) => serviceAccount !== written.serviceAccount);
  if (!stranger) return;
  const message = `\`${stranger.resource.kind}\` \`${stranger.resource.metadata.name}\` runs as \`${stranger.serviceAccount}\` and not as \`${written?.serviceAccount}\``;
  yield { code: 'service-account-differs', on: spec, path: ['spec', 'workload', 'serviceAccount'], message, help: `write \`serviceAccount: ${stranger.serviceAccount}\`, or set \`serviceAccountName\` in its pods` };
}

/** Policies must guard every pod that the Service sends to, or the gateway would reach pods that nobody guards. */
function* checkGuard(spec: SecureApplication, selector: Readonly<Record<string, string>>, service: Resource, pods: readonly Pod[]): Checked<void> {
  const sendsTo = selectorOf(service);
  if (!sendsTo || selects(selector, sendsTo)) return;
  const reached = pods.filter(({ labels }) => selects(sendsTo, labels));
  if (reached.length > 0 && reached.every(({ labels }) => selects(selector, labels))) return;
  const message = `the Service \`${service.metadata.name}\` sends to pods that \`workload.selector\` does not pick, and that no policy would guard`;
  const labels = Object.entries(sendsTo).map(([key, value]) => `${key}: ${value}`).join(', ');
  yield { code: 'unguarded-pods', on: spec, path: selectorPlace(spec), message, help: `write \`selector: {${labels}}\`, as the Service has it` };
}

function* resolvePort(spec: SecureApplication, port: PortSpec, index: number, service: Resource | undefined, pods: readonly Pod[]): Checked<Port> {
  const path = ['spec', 'ports', index];
  const ports = service ? portsOf(service) : [];
  const found = ports.find((candidate) => candidate.port === port.port);
  if (service && !found) {
    const has = ports.map((candidate) => `\`${candidate.port}\``).join(', ') || 'none';
    yield { code: 'port-not-in-service', on: spec, path: [...path, 'port'], message: `the Service \`${service.metadata.name}\` has no port \`${port.port}\`; it has ${has}`, help: 'write the port of the Service as `port`, and that of the container as `targetPort`' };
  }
  const known = found && targetPortOf(found, pods);
  if (known !== undefined && port.targetPort !== undefined && known !== port.targetPort) {
    yield { code: 'target-port-differs', on: spec, path: [...path, 'targetPort'], message: `the Service \`${service!.metadata.name}\` sends port \`${port.port}\` to \`${known}\`, not to \`${port.targetPort}\``, help: `write \`targetPort: ${known}\`: policies see the container port alone` };
  }
  if (found && known === undefined && port.targetPort === undefined) {
    const message = `the Service \`${service!.metadata.name}\` sends port \`${port.port}\` to the container port named \`${found.targetPort}\`, and no pod in sight has one of that name`;
    yield { code: 'target-port-unknown', on: spec, path, message, help: 'write its number as `targetPort`: policies see the container port alone' };
  }
  if (found) yield* checkProtocol(spec, port, [...path, 'protocol'], service!, found);
  return { name: port.name, port: port.port, targetPort: port.targetPort ?? known ?? port.port, protocol: port.protocol };
}

/** The schema has judged what is written; this judges what the Service says. */
function* sharedTargets(spec: SecureApplication, ports: readonly Port[]): Checked<void> {
  for (const [index, { name, targetPort }] of ports.entries()) {
    const first = ports.slice(0, index).find((other) => other.targetPort === targetPort);
    if (!first) continue;
    const message = `\`${first.name}\` and \`${name}\` lead to one container port, \`${targetPort}\`, which is all that policies see: who may use one could use the other`;
    yield { code: 'shared-target-port', on: spec, path: ['spec', 'ports', index], message, help: 'declare one of them, or give each a container port of its own' };
  }
}

/** What Istio forwards as TCP, under names of their own. */
const overTcp = ['MONGO', 'MYSQL', 'REDIS'];

function* checkProtocol(spec: SecureApplication, port: PortSpec, path: (string | number)[], service: Resource, found: ServicePort): Checked<void> {
  const seen = protocolOf(found);
  if (seen === port.protocol || (port.protocol === 'TCP' && overTcp.includes(seen ?? ''))) return;
  const named = found.appProtocol === undefined ? `the name \`${found.name ?? ''}\`` : `\`appProtocol: ${found.appProtocol}\``;
  const takes = seen === undefined ? 'Istio would have to guess its protocol' : `Istio takes it for ${seen}`;
  const message = `port \`${port.port}\` is declared as ${port.protocol}, but by ${named} in the Service \`${service.metadata.name}\` ${takes}`;
  yield { code: 'protocol-differs', on: spec, path, message, help: `set \`appProtocol: ${port.protocol.toLowerCase()}\` on that port of the Service, or declare the protocol that it has` };
}
