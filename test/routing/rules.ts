import type { AuthRule, Exposure, PathRule, TokenRule } from '../../lib/routing/intent';
import { parsePath } from '../../lib/routing/path-pattern';
import type { Authorizer, MeshIngress } from '../../lib/specs/mesh-ingress';
import { parseSpec } from '../../lib/specs/parse';

/** A rule as a table writes it: `GET,HEAD /path public`, `/path clientCertificate a,b`, `/path login opa jwt staff or jwt users`, or `/path jwt users aud=a,b scope=r claim=groups:x,y`; without methods: any. */
export function ruleOf(text: string): PathRule {
  const [first, ...words] = text.split(' ') as [string, ...string[]];
  const methods = first.startsWith('/') ? undefined : first.split(',');
  const [path, ...auth] = methods ? words as [string, ...string[]] : [first, ...words];
  return { pattern: parsePath(path), ...(methods && { methods }), auth: authOf(auth.join(' ')), backend: { service: 'orders', port: 80, targetPort: 8080 }, serving: {}, origin: { spec: ingress, path: [] } };
}

/** What a rule asks for, as a table writes it. */
export function authOf(text: string): AuthRule {
  const [kind, provider, ...rest] = text.split(' ') as [Exclude<AuthRule['kind'], 'redirect'>, string | undefined, ...string[]];
  if (kind === 'authorizer') return { kind, authorizer: authorizerOf(provider ?? 'opa') };
  if (kind === 'clientCertificate') return { kind, subjectAltNames: provider!.split(',') };
  if (kind === 'login') return loginOf(text);
  if (kind !== 'jwt') return { kind };
  const all = (name: string) => rest.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1));
  const claims = all('claim').map((word) => ({ path: word.split(':')[0]!.split('.'), anyOf: word.split(':')[1]!.split(',') }));
  const [audiences] = all('aud').map((word) => word.split(','));
  return { kind, provider: provider ?? 'users', issuer: `https://${provider ?? 'users'}`, ...(audiences && { audiences }), scopes: all('scope'), claims };
}

function authorizerOf(name: string): Authorizer {
  return { name, service: { name, namespace: 'policies' }, port: 8181, protocol: 'HTTP', timeout: '5s', failOpen: false };
}

/** `login <authorizer> jwt <...> or jwt <...>`. */
function loginOf(text: string): AuthRule {
  const [, name, token, orToken] = /^login (\S+) (jwt.*?)(?: or (jwt.*))?$/.exec(text)!;
  return { kind: 'login', authorizer: authorizerOf(name!), token: authOf(token!) as TokenRule, ...(orToken !== undefined && { orToken: authOf(orToken) as TokenRule }) };
}

const ingress = parseSpec({
  apiVersion: 'fairlead.dev/v1alpha1',
  kind: 'MeshIngress',
  metadata: { name: 'public', namespace: 'istio-ingress' },
  spec: {
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { hostname: 'lb.example.net' } },
    domains: [{ name: 'example.com', certificate: { secret: { name: 'tls' } }, dns: { none: {} } }],
  },
}).spec as MeshIngress;

/** What a namespace exposes by these rules on one host. */
export function exposureOf(rules: readonly string[], host = 'orders.example.com'): Exposure {
  return { ingress, namespace: 'shop', host, rules: rules.map(ruleOf) };
}
