import type { Problem } from '../../specs/problem';
import type { Outside } from '../outside';

/** Hosts below a wildcard of the same namespace that have ports which the wildcard has not: whoever may call all below could use them too. */
export function* outsideWildcards(outside: readonly Outside[]): Generator<Problem> {
  const wildcards = new Map(outside.filter(({ host }) => host.startsWith('*.')).map((one) => [`${one.namespace}/${one.host}`, one]));
  if (wildcards.size === 0) return;
  for (const one of outside) {
    for (const over of above(one.host).flatMap((host) => wildcards.get(`${one.namespace}/${host}`) ?? [])) {
      const more = one.ports.find(({ port, protocol }) => !over.ports.some((other) => other.port === port && other.protocol === protocol));
      if (more) yield wider(one, more.port, over);
    }
  }
}

/** The wildcards that a host lies below. */
function above(host: string): string[] {
  const labels = host.replace('*.', '').split('.');
  return labels.map((_, index) => `*.${labels.slice(index + 1).join('.')}`).filter((name) => name !== '*.');
}

function wider({ host, origins: [{ spec, path }] }: Outside, port: number, { host: over, origins: [first] }: Outside): Problem {
  const { metadata } = first.spec;
  return {
    code: 'external-differs',
    on: spec,
    path,
    message: `\`${host}\` lies below \`${over}\`, which \`${metadata.namespace}/${metadata.name}\` lists without port \`${port}\` as it is here, and whoever may call all below could use it`,
    help: 'list the port in both, or name the hosts in place of the wildcard',
    related: [{ on: first.spec, path: first.path, message: 'the wildcard' }],
  };
}
