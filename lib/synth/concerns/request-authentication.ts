import type { JWTRule, RequestAuthenticationSpec } from '../../kube/generated/request-authentication';
import { sortedSet } from '../../kube/order';
import type { Origin } from '../../routing/intent';
import type { Application } from '../application';
import { exception } from '../exception';
import { judgeOf } from '../judge';
import { jwksOf } from '../jwks';
import { synthesized, type Synthesized } from '../synthesized';
import { tokenSources, type TokenSource } from '../token-sources';
import type { WrittenClaim } from '../written-claims';

/**
 * Whose tokens an application takes: of every provider that one of its paths or callers is asked for.
 *
 * Istio judges a token wherever it comes, on public paths too, so that an application without any such path or caller gets no RequestAuthentication
 * and never refuses a request for a token that it did not ask for.
 */
export function requestAuthentication(application: Application): Synthesized<RequestAuthenticationSpec>[] {
  const sources = tokenSources(application);
  if (sources.length === 0) return [];
  const { spec, callers } = application;
  const { name, attachment } = judgeOf(application);
  const asking = callers.flatMap(({ token, path }): Origin[] => (token ? [{ spec, path: [...path, 'jwt'] }] : []));
  return [synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name, namespace: spec.metadata.namespace, ...meant(sources) },
    spec: { ...attachment, jwtRules: sources.map((source) => jwtRule(source, identityHeaders(application, source))) },
  }, spec.spec.expose ? [{ spec, path: ['spec', 'expose'] }, ...asking] : asking as [Origin, ...Origin[]])];
}

/** Says why tokens for any audience are taken, and keys by plain HTTP, in the words by which the vetter leaves that be. */
function meant(sources: readonly TokenSource[]): { readonly annotations?: Readonly<Record<string, string>> } {
  const providers = sources.flatMap((source) => source.providers);
  const entries = [
    ...exception('audience-not-checked', providers.flatMap(({ anyAudience }) => anyAudience?.reason.trim() ?? [])),
    ...exception('jwks-over-http', sources.flatMap(({ providers: [{ jwksService }] }) => (jwksService ? `the keys are those of the Service ${jwksService.namespace}/${jwksService.name}` : []))),
  ];
  return entries.length === 0 ? {} : { annotations: { 'fairlead.dev/ignore': entries.join('; ') } };
}

/** Claims of users that an application with a login gets. */
function identityHeaders({ exposures }: Application, { providers }: TokenSource): WrittenClaim[] {
  const own = exposures.filter(({ rules }) => rules.some(({ auth }) => auth.kind === 'login'));
  return own.flatMap(({ ingress: { spec: { login, jwt } } }) => (
    jwt!.providers.some((provider) => provider.name === login!.provider && providers.includes(provider)) ? login!.identityHeaders ?? [] : []
  ));
}

/** The application gets the token too: many read it, and one that signs its users in itself must see its own. */
function jwtRule({ providers: [first, ...others], audiences }: TokenSource, ofUsers: readonly WrittenClaim[]): JWTRule {
  const providers = [first, ...others];
  const { headers, cookies, params } = {
    headers: providers.flatMap(({ tokenFrom }) => tokenFrom.headers),
    cookies: sortedSet(providers.flatMap(({ tokenFrom }) => tokenFrom.cookies)),
    params: sortedSet(providers.flatMap(({ tokenFrom }) => tokenFrom.params)),
  };
  const claims = distinct([...providers.flatMap(({ claimsToHeaders }) => claimsToHeaders ?? []), ...ofUsers]);
  return {
    issuer: first.issuer,
    ...jwksOf(first),
    ...(audiences && { audiences }),
    ...(headers.length > 0 && { fromHeaders: distinct(headers).map(({ name, prefix }) => ({ name, ...(prefix !== '' && { prefix }) })) }),
    ...(cookies.length > 0 && { fromCookies: cookies }),
    ...(params.length > 0 && { fromParams: params }),
    forwardOriginalToken: true,
    ...(claims.length > 0 && { outputClaimToHeaders: claims.map(({ header, claim }) => ({ header, claim })) }),
  };
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
