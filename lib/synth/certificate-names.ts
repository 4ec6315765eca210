import { compareText } from '../kube/order';
import { hostCovers } from './hosts';

/** The most names that Let's Encrypt puts into one certificate. */
const most = 100;

/**
 * The names of the certificate for these granted hosts: each once, without those that a granted wildcard covers.
 *
 * Where they are more than one certificate can name and wildcards can be had, the hosts with most siblings become one wildcard.
 */
export function certificateNames(hosts: readonly string[], wildcards: boolean): string[] {
  const granted = [...new Set(hosts)];
  let names = granted.filter((host) => !granted.some((other) => other !== host && hostCovers(other, host)));
  while (wildcards && names.length > most) {
    const parent = largestFamily(names);
    if (parent === undefined) break;
    names = [...names.filter((name) => !hostCovers(`*.${parent}`, name)), `*.${parent}`];
  }
  return names.sort(compareText);
}

function largestFamily(names: readonly string[]): string | undefined {
  const sizes = new Map<string, number>();
  for (const name of names.filter((one) => !one.startsWith('*.'))) {
    const parent = name.slice(name.indexOf('.') + 1);
    sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  }
  const [largest] = [...sizes].filter(([, size]) => size > 1).sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return largest?.[0];
}
