import type { EnvoyFilterSpec } from '../../kube/generated/envoy-filter';
import { compareText } from '../../kube/order';
import type { RateLimit } from '../../routing/intent';
import { principal } from '../../routing/istio/policy-rule';
import type { RouteTable } from '../../routing/ownership';
import { clientAddressHeader, ruleHeader, ruleName, tokenRuleName } from '../../routing/rule-name';
import type { SecureApplication } from '../../specs/secure-application';
import type { Application } from '../application';
import { sidecarPatch } from '../sidecar-patch';
import type { Synthesized } from '../synthesized';

/** A rule with a limit, as the gateway names it on one host. */
interface Limited {
  readonly name: string;
  readonly limit: RateLimit;
  /** The identity of the gateway. */
  readonly gateway: string;
  /** The path of the spec that it is one of, as the gateway names it on the first of its hosts. */
  readonly path: string;
}

/**
 * The EnvoyFilter by which an application's pods count the requests of each client, since Istio has no API for it.
 *
 * It stands behind everything that judges a request, so that what was refused is not counted, the rule is the one that the gateway named
 * and a claim is that of a token which held. It counts what comes with the gateway's own certificate alone: whoever else may call could
 * name the rule as well, and use up what is somebody else's. A request that lacks what clients are told apart by is counted all the same.
 */
export function rateLimit(application: Application, tables: readonly RouteTable[], trustDomain: string): Synthesized<EnvoyFilterSpec>[] {
  const limited = limitedRules(application.spec, tables, trustDomain);
  if (limited.length === 0) return [];
  const value = { name: 'envoy.filters.http.local_ratelimit', typed_config: filter(limited) };
  return [sidecarPatch(application, { name: 'rate-limit', applyTo: 'HTTP_FILTER', before: 'envoy.filters.http.router', value, at: ['spec', 'expose'] })];
}

/** By name, so that the order in which somebody wrote them says nothing. */
function limitedRules(spec: SecureApplication, tables: readonly RouteTable[], trustDomain: string): readonly Limited[] {
  const all = tables.flatMap((table) => table.rules.flatMap((rule) => {
    const { serving: { rateLimit: limit }, origin } = rule;
    if (!limit || origin.spec !== spec) return [];
    const { ingress: { metadata, spec: { gateway } } } = table;
    const sender = principal(trustDomain, metadata.namespace, gateway.serviceAccount);
    const names = [ruleName(table, rule), ...rule.auth.kind === 'login' && rule.auth.orToken ? [tokenRuleName(table, rule)] : []];
    return names.map((name) => ({ name, limit, gateway: `spiffe://${sender}`, place: JSON.stringify(origin.path) }));
  })).sort((a, b) => compareText(a.name, b.name));
  return all.map(({ place, ...one }) => ({ ...one, path: all.find((other) => other.place === place)!.name }));
}

const type = (name: string) => ({ '@type': `type.googleapis.com/${name}` });
const always = { default_value: { numerator: 100, denominator: 'HUNDRED' } };

function filter(limited: readonly Limited[]): object {
  const buckets = new Map(limited.map((one) => [one.path, one]));
  return {
    ...type('envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit'),
    stat_prefix: 'fairlead',
    filter_enabled: always,
    filter_enforced: always,
    enable_x_ratelimit_headers: 'DRAFT_VERSION_03',
    rate_limited_as_resource_exhausted: true,
    max_dynamic_descriptors: 10_000,
    rate_limits: limited.map((one) => ({ actions: [ofRule(one), sentBy, client(one.limit)] })),
    descriptors: [...buckets.values()].map(bucket),
  };
}

/** One bucket for whatever the gateway calls the path on several hosts; an entry without a value stands for each value there is. */
function bucket({ limit: { requests, seconds }, gateway, path }: Limited): object {
  return {
    entries: [{ key: 'path', value: path }, { key: 'gateway', value: gateway }, { key: 'client' }],
    token_bucket: { max_tokens: requests, tokens_per_fill: requests, fill_interval: `${seconds}s` },
  };
}

function ofRule({ name, path }: Limited): object {
  return { header_value_match: { descriptor_key: 'path', descriptor_value: path, headers: [{ name: ruleHeader, string_match: { exact: name } }] } };
}

const sentBy = expression('gateway', 'connection.uri_san_peer_certificate');

/** What is missing or no text must still be something, or Envoy would not count the request; a value without end would fill the pod's memory. The gateway always writes the address. */
function client({ by }: RateLimit): object {
  if ('claim' in by) {
    const path = ['payload', by.claim].map((key) => ({ key }));
    const metadata = { descriptor_key: 'client', metadata_key: { key: 'envoy.filters.http.jwt_authn', path }, source: 'DYNAMIC', default_value: '(none)' };
    return { metadata };
  }
  if ('clientAddress' in by) return { request_headers: { header_name: clientAddressHeader, descriptor_key: 'client' } };
  const value = `request.headers['${by.header}']`;
  return expression('client', `!('${by.header}' in request.headers) || ${value} == '' ? '(none)' : size(${value}) > 256 ? '(long)' : ${value}`);
}

function expression(key: string, text: string): object {
  const typed_config = { ...type('envoy.extensions.rate_limit_descriptors.expr.v3.Descriptor'), descriptor_key: key, text };
  return { extension: { name: 'envoy.rate_limit_descriptors.expr', typed_config } };
}
