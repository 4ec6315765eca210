import { compareText } from '../../kube/order';
import { ruleHeader } from '../../routing/rule-name';
import { milliseconds } from '../../specs/duration';
import type { Authorizer, MeshIngress } from '../../specs/mesh-ingress';
import { authorizerProvider } from '../authorizer-provider';

/** How proxies ask the authorizers of all ingresses; what several have by one name is the same. */
export function extensionProviders(ingresses: readonly MeshIngress[]): object {
  const authorizers = ingresses.flatMap(({ spec }) => spec.authorizers ?? []);
  const byName = new Map(authorizers.map((authorizer) => [authorizerProvider(authorizer), authorizer]));
  const all = [...byName].sort(([a], [b]) => compareText(a, b)).map(([name, authorizer]) => ({ name, ...providerOf(authorizer) }));
  return all.length === 0 ? {} : { extensionProviders: all };
}

/** `namespace/host`, since a ServiceEntry of another namespace may claim the same host, and istiod would then take neither. */
function providerOf({ service, port, protocol, timeout, failOpen, includeRequestHeadersInCheck = [] }: Authorizer): object {
  const { name, namespace } = service;
  const asked = { service: `${namespace}/${name}.${namespace}.svc.cluster.local`, port, timeout: seconds(timeout), failOpen };
  if (protocol === 'GRPC') return { envoyExtAuthzGrpc: asked };
  const headers = includeRequestHeadersInCheck.map((header) => header.toLowerCase());
  return { envoyExtAuthzHttp: { ...asked, includeRequestHeadersInCheck: [ruleHeader, ...headers] } };
}

/** The MeshConfig writes durations in seconds alone. */
function seconds(duration: string): string {
  return `${milliseconds(duration) / 1000}s`;
}
