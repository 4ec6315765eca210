import type { AuthorizationRule } from '../../mesh/authorization-rules';

const httpFields = new Set(['methods', 'notMethods', 'paths', 'notPaths', 'hosts', 'notHosts', 'requestPrincipals', 'notRequestPrincipals']);

/** Whether a rule of an AuthorizationPolicy asks for something that only a proxy that reads HTTP can see. */
export function readsHttp({ from, to, when }: AuthorizationRule): boolean {
  return [...from, ...to].flat().some(({ field }) => httpFields.has(field)) || when.flat().some(({ field }) => /^(?:not )?request\./.test(field));
}
