import type { HTTPRoute, StringMatch, VirtualServiceSpec } from '../../../lib/kube/generated/virtual-service';
import type { Resource } from '../../../lib/kube/resource';
import { routesOf } from './delegates';
import { re2, re2Part } from './re2';

/** A request from outside, as it is sent. */
export interface Request {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the gateway makes of a request: it sends it on under the name of a rule, or answers it. */
export type Answer = { readonly status: number } | Forwarded;

/** A request on its way to a workload. */
export interface Forwarded {
  readonly rule: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  /** As it is routed. */
  readonly path: string;
  /** As the workload sees it. */
  readonly sent: string;
  readonly removed: readonly string[];
}

/**
 * What Istio's default path normalisation does before any route is judged: unreserved characters decoded, backslashes taken for slashes,
 * dot segments resolved, those with a parameter (`..;x`) too.
 */
export function normalize(path: string): string {
  const [bare] = path.split(/[?#]/) as [string];
  const plain = bare.replaceAll('\\', '/').replace(/(?<=\/)(\.\.?);[^/]*/g, '$1');
  const decoded = plain.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : escape;
  });
  return withoutDots(decoded);
}

/** RFC 3986, section 5.2.4. */
export function withoutDots(path: string): string {
  const out: string[] = [];
  const parts = path.split('/').slice(1);
  for (const [index, part] of parts.entries()) {
    if (part === '..') out.pop();
    else if (part !== '.') out.push(part);
    if ((part === '..' || part === '.') && index === parts.length - 1) out.push('');
  }
  return `/${out.join('/')}`;
}

/** Routes a request by the VirtualServices of one gateway, `namespace/name`. */
export function route(resources: readonly Resource[], gateway: string, request: Request): Answer {
  const path = normalize(request.path);
  const own = resources.filter((resource) => resource.kind === 'VirtualService' && isBound(resource, gateway));
  const chosen = bestHost(own, request.host.replace(/:\d+$/, '').toLowerCase());
  const routes = chosen ? routesOf(chosen, resources) : [];
  const { route: found, namespace } = routes.find((candidate) => fits(candidate.route, { ...request, path, headers: { ...request.headers, ':path': path } })) ?? {};
  if (!found || namespace === undefined) return { status: 404 };
  if (found.directResponse) return { status: found.directResponse.status };
  if (found.redirect) return { status: found.redirect.redirectCode! };
  if (found.corsPolicy && isPreflight(request)) return { status: 200 };
  const { destination } = found.route![0]!;
  return {
    rule: found.headers!.request!.set!['x-fairlead-rule']!,
    namespace,
    service: destination!.host,
    port: destination!.port!.number!,
    path,
    sent: rewritten(found, path),
    removed: found.headers!.request!.remove ?? [],
  };
}

/** Whether a VirtualService has routes for what comes to a gateway by HTTPS. */
function isBound({ metadata, spec }: Resource, gateway: string): boolean {
  const { gateways = [], http = [] } = spec as VirtualServiceSpec;
  return gateways.some((name) => (name.includes('/') ? name : `${metadata.namespace}/${name}`) === gateway)
    && http.some(({ match }) => match!.some(({ port = 443 }) => port === 443));
}

/** The name itself before a wildcard, of which Envoy takes the longest. */
function bestHost(services: readonly Resource[], host: string): Resource | undefined {
  const named = services.flatMap((service) => (service.spec as VirtualServiceSpec).hosts!.map((name) => ({ name, service })));
  const wildcards = named.filter(({ name }) => name.startsWith('*') && host.endsWith(name.slice(1)) && host.length >= name.length);
  return (named.find(({ name }) => name === host) ?? wildcards.sort((a, b) => b.name.length - a.name.length)[0])?.service;
}

/** Envoy replaces every place that the expression finds; ours are bound to the start. */
function rewritten({ rewrite }: HTTPRoute, path: string): string {
  const { match, rewrite: text } = rewrite?.uriRegexRewrite ?? {};
  return match === undefined ? path : path.replace(re2Part(match), () => text!);
}

/** What Envoy's CORS filter answers itself. */
function isPreflight({ method, headers = {} }: Request): boolean {
  return method === 'OPTIONS' && Boolean(headers.origin) && Boolean(headers['access-control-request-method']);
}

function fits({ match }: HTTPRoute, { host, method, path, headers = {} }: Request): boolean {
  return match!.some((wanted) => says(wanted.uri, path) && says(wanted.method, method) && says(wanted.authority, host)
    && Object.entries(wanted.headers ?? {}).every(([name, value]) => headers[name] !== undefined && says(value, headers[name])));
}

function says(match: StringMatch | undefined, text: string): boolean {
  if (!match) return true;
  if (match.exact !== undefined) return match.exact === text;
  return match.prefix !== undefined ? text.startsWith(match.prefix) : re2(match.regex!).test(text);
}
