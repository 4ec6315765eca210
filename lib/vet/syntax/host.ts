import { isDnsLabel } from './dns-label';

/** What is wrong with a host that has to be a full name, in words; `undefined` where nothing is (Istio, `ValidateFQDN`). */
export function hostFault(host: string): string | undefined {
  return lengthFault(host) ?? labelsFault(host.split('.'));
}

/** The same where the first label may be `*`, or start with it (Istio, `ValidateWildcardDomain`). */
export function wildcardHostFault(host: string): string | undefined {
  const [first, ...rest] = host.split('.') as [string, ...string[]];
  return lengthFault(host) ?? firstLabelFault(first) ?? (rest.length > 0 ? labelsFault(rest) : undefined);
}

/** Whether a host starts with `*` and goes on with something else than a dot: `*-web.example.com`. */
export function isPartialWildcard(host: string): boolean {
  return host.includes('*') && host !== '*' && !host.startsWith('*.');
}

function lengthFault(host: string): string | undefined {
  if (host === '') return 'it is empty';
  return host.length > 255 ? 'it is longer than 255 characters' : undefined;
}

function firstLabelFault(label: string): string | undefined {
  const bare = label.replace(/^\*-?/, '');
  return label.length <= 63 && (label === '*' || isDnsLabel(bare)) ? undefined : `\`${label}\` is no label of a domain name`;
}

function labelsFault(labels: readonly string[]): string | undefined {
  if (/^[-+]?\d+$/.test(labels.at(-1)!)) return 'its last label is a number';
  // an empty last label is the dot of an absolute name
  const bad = labels.find((label, index) => !isDnsLabel(label) && !(label === '' && index === labels.length - 1));
  return bad === undefined ? undefined : bad === '' ? 'there are two dots in a row' : `\`${bad}\` is no label of a domain name`;
}
