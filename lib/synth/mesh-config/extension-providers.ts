import { compareText } from '../../kube/order';
import { ruleHeader } from '../../routing/rule-name';
import { milliseconds } from '../../specs/duration';
import type { Authorizer, MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import { authorizerProvider } from '../authorizer-provider';
import { tracingName, tracingProvider } from './tracing-provider';

/** What proxies ask and tell of their own: the authorizers of all ingresses, and the collector of spans. */
export function extensionProviders(ingresses: readonly MeshIngress[], tracing: MeshSettings['spec']['telemetry']['tracing']): object {
  const collectors = tracing ? [{ name: tracingName, ...tracingProvider(tracing) }] : [];
  const all = [...authorizers(ingresses), ...collectors].sort((a, b) => compareText(a.name, b.name));
  return all.length === 0 ? {} : { extensionProviders: all };
}

/** What several ingresses have by one name is the same. */
function authorizers(ingresses: readonly MeshIngress[]): { readonly name: string }[] {
  const byName = new Map(ingresses.flatMap(({ spec }) => spec.authorizers ?? []).map((authorizer) => [authorizerProvider(authorizer), authorizer]));
  return [...byName].map(([name, authorizer]) => ({ name, ...providerOf(authorizer) }));
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
