import { compareText } from '../../kube/order';
import { ruleHeader } from '../../routing/rule-name';
import { milliseconds } from '../../specs/duration';
import type { Authorizer, MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import { authorizerHost } from '../authorizer-host';
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
  const ofLogins = new Set(ingresses.map(({ spec }) => spec.login?.authorizer.name));
  return [...byName].map(([name, authorizer]) => ({ name, ...providerOf(authorizer, ofLogins.has(authorizer.name)) }));
}

/** What it takes to log in: the session and the wish for an answer that is no page; the token of the user comes back, and the session anew. */
const login = { asks: ['accept', 'cookie'], gets: { headersToUpstreamOnAllow: ['authorization'], headersToDownstreamOnAllow: ['set-cookie'] } };

/** `namespace/host`, since a ServiceEntry of another namespace may claim the same host, and istiod would then take neither. */
function providerOf(authorizer: Authorizer, isOfLogin: boolean): object {
  const { service: { namespace }, port, protocol, timeout, failOpen, includeRequestHeadersInCheck = [] } = authorizer;
  const asked = { service: `${namespace}/${authorizerHost(authorizer)}`, port, timeout: seconds(timeout), failOpen };
  if (protocol === 'GRPC') return { envoyExtAuthzGrpc: asked };
  const headers = new Set([ruleHeader, ...isOfLogin ? login.asks : [], ...includeRequestHeadersInCheck.map((header) => header.toLowerCase())]);
  return { envoyExtAuthzHttp: { ...asked, includeRequestHeadersInCheck: [...headers], ...(isOfLogin && login.gets) } };
}

/** The MeshConfig writes durations in seconds alone. */
function seconds(duration: string): string {
  return `${milliseconds(duration) / 1000}s`;
}
