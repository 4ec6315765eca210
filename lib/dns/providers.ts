import type { DnsProvider } from './provider';

/** The providers that a program brings, by their names. */
export type DnsProviders = ReadonlyMap<string, DnsProvider>;

/**
 * Looks up providers by their names.
 * @throws RangeError where two have one name.
 */
export function dnsProvidersOf<Provider extends { readonly name: string }>(all: readonly Provider[]): ReadonlyMap<string, Provider> {
  const byName = new Map(all.map((provider) => [provider.name, provider]));
  const other = all.find((provider) => byName.get(provider.name) !== provider);
  if (other) throw new RangeError(`two DNS providers have the name \`${other.name}\`: give each a name of its own`);
  return byName;
}
