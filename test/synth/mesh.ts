import type { Resource } from '../../lib/kube/resource';
import type { MeshIngress } from '../../lib/specs/mesh-ingress';
import { parseSpec } from '../../lib/specs/parse';
import type { SecureApplication } from '../../lib/specs/secure-application';
import { synthesize } from '../../lib/synth/synthesize';
import type { Document } from './arbitrary-specs';
import { route, type Answer, type Request } from './envoy/gateway';
import { guard, type Token } from './envoy/workload';

/** Specs and what was made of them. */
export interface Mesh {
  readonly ingresses: readonly MeshIngress[];
  readonly applications: readonly SecureApplication[];
  readonly trustDomain: string;
  readonly resources: readonly Resource[];
}

/** The mesh that documents describe; `undefined` where they contradict each other. */
export function meshOf(documents: readonly Document[]): Mesh | undefined {
  const specs = documents.map((document) => parseSpec(document).spec!);
  const { resources, problems } = synthesize({ specs });
  if (problems.length > 0) return undefined;
  return {
    ingresses: specs.filter((spec) => spec.kind === 'MeshIngress'),
    applications: specs.filter((spec) => spec.kind === 'SecureApplication'),
    trustDomain: specs.find((spec) => spec.kind === 'MeshSettings')?.spec.trustDomain ?? 'cluster.local',
    resources: resources.map(({ resource }) => resource),
  };
}

/** What the gateway makes of a request. */
export function answerOf({ resources }: Mesh, { metadata }: MeshIngress, request: Request): Answer {
  return route(resources, `${metadata.namespace}/${metadata.name}`, request);
}

/** Whether an application answers a request from outside, by the token that comes with it or none. */
export function answers(mesh: Mesh, ingress: MeshIngress, request: Request): (token: Token | undefined) => boolean {
  const answer = answerOf(mesh, ingress, request);
  if ('status' in answer) return () => false;
  const { namespace, service, port, rule, sent } = answer;
  const own = mesh.applications.filter(({ metadata }) => metadata.namespace === namespace);
  const { metadata, spec } = own.find((application) => (application.spec.service ?? application.metadata.name) === service)!;
  const { targetPort = port } = spec.ports.find((one) => one.port === port)!;
  const principal = `${mesh.trustDomain}/ns/${ingress.metadata.namespace}/sa/${ingress.spec.gateway.serviceAccount}`;
  const admits = guard(mesh.resources, namespace, spec.workload?.selector ?? { app: metadata.name });
  return (token) => admits({ principal, targetPort, method: request.method, path: sent, rule, ...(token && { token }) });
}
