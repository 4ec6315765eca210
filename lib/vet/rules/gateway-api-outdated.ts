import { list } from '../../kube/list';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { rule, type Fault } from '../rule';

const bundle = 'gateway.networking.k8s.io/bundle-version';
/** The bundle from which on Istio reads a kind (Istio 1.31, pkg/config/schema/gatewayapi/minimumversions.go). */
const since: Readonly<Record<string, readonly [number, number]>> = {
  BackendTLSPolicy: [1, 4], GRPCRoute: [1, 1], TCPRoute: [1, 6], TLSRoute: [1, 5],
};
/** The versions in which Istio reads a kind (istioctl/pkg/precheck). */
const read: Readonly<Record<string, string>> = { Gateway: 'v1', GatewayClass: 'v1', GRPCRoute: 'v1', HTTPRoute: 'v1', ReferenceGrant: 'v1beta1' };

export const gatewayApiOutdated = rule({
  code: 'FL2213',
  name: 'gateway-api-outdated',
  severity: 'warning',
  summary: 'A CustomResourceDefinition of the Gateway API is older than Istio takes.',
  why: 'Istio passes over a kind whose definition is too old, without an error: a TLSRoute, say, is taken by the API server and opens no way (pkg/config/schema/gatewayapi/minimumversions.go, as of Istio 1.31).',
  reads: ['apiextensions.k8s.io/CustomResourceDefinition'],
  sameAs: ['IST0156', 'IST0172', 'IST0176'],
  *check(view) {
    for (const on of view.of('apiextensions.k8s.io/CustomResourceDefinition')) {
      const { group, names } = record(on.spec);
      const fault = group === 'gateway.networking.k8s.io' ? tooOld(on, text(record(names).kind) ?? '') : undefined;
      if (fault) yield { ...fault, help: 'install the definitions of the Gateway API anew, of the version that this Istio asks for' };
    }
  },
});

function tooOld(on: Resource, kind: string): Omit<Fault, 'help'> | undefined {
  const wanted = Object.hasOwn(since, kind) ? since[kind] : undefined;
  const version = stringsIn(on.metadata.annotations)[bundle];
  const [major, minor] = (/^v?(\d+)\.(\d+)\./.exec(version ?? '') ?? []).slice(1).map(Number) as [number?, number?];
  if (wanted && major !== undefined && minor !== undefined && (major < wanted[0] || (major === wanted[0] && minor < wanted[1]))) {
    return { on, path: ['metadata', 'annotations', bundle], message: `Istio reads ${kind} from version ${wanted.join('.')} of the Gateway API on, and this is ${version!}` };
  }
  const served = list(record(on.spec).versions).map(record).filter(({ served: isServed }) => isServed !== false).map(({ name }) => name);
  const needed = Object.hasOwn(read, kind) ? read[kind]! : undefined;
  if (!needed || served.length === 0 || served.includes(needed)) return undefined;
  return { on, path: ['spec', 'versions'], at: 'key', message: `Istio reads ${kind} as \`${needed}\`, which is not served` };
}
