import type { SecureApplication } from '../specs/secure-application';

/** The name by which the proxies of an application know all that it may call anywhere. */
export function anywhereHost({ metadata: { name } }: SecureApplication): string {
  return `${name}.anywhere.addresses.internal`;
}
