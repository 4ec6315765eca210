import type { JwtProvider } from '../specs/mesh-ingress';

/** Where the keys of a provider come from, as Istio writes it. */
export type Jwks = { readonly jwks: string } | { readonly jwksUri: string };

/**
 * The keys of a provider, or where they are fetched.
 *
 * A Service is named in full, by which Istio finds it in its registry where proxies fetch the keys (`PILOT_JWT_ENABLE_REMOTE_JWKS`).
 */
export function jwksOf({ jwks, jwksUri, jwksService }: JwtProvider): Jwks {
  if (jwks !== undefined) return { jwks };
  if (!jwksService) return { jwksUri: jwksUri! };
  const { name, namespace, port, path } = jwksService;
  return { jwksUri: `http://${name}.${namespace}.svc.cluster.local:${port}${path}` };
}
