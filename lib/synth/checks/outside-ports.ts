import type { Origin } from '../../routing/intent';
import type { Problem } from '../../specs/problem';
import { speaksHttp } from '../../specs/protocol';
import type { Application } from '../application';
import type { Outside } from '../outside';
import { isOpaque, type OutsidePort } from '../outside-host';

/** How a proxy tells what is sent to any address of one port: by the name in HTTP, by the name in TLS, or not at all. */
type Way = 'HTTP' | 'not HTTP';

interface Use {
  readonly way: Way;
  readonly name: string;
  readonly origin: Origin;
}

/**
 * Ports that are HTTP for one and something else for another of a namespace: Istio has one listener for all addresses of a port, and drops
 * whichever comes second (Istio, pilot/pkg/networking/core/listener.go). A single address has a listener of its own.
 */
export function* outsidePorts(outside: readonly Outside[], applications: readonly Application[]): Generator<Problem> {
  const seen = new Map(usesInMesh(applications));
  for (const one of outside) {
    for (const port of one.ports) {
      if (port.protocol === 'TCP' && !one.addresses.some((address) => address.includes('/'))) continue;
      const key = `${one.namespace} ${port.port}`;
      const use: Use = { way: wayOf(port), name: one.host, origin: one.origins[0] };
      const first = seen.get(key);
      if (!first) seen.set(key, use);
      else if (first.way !== use.way) yield clash(port, use, first);
    }
  }
}

function wayOf(port: OutsidePort): Way {
  return isOpaque(port) ? 'not HTTP' : 'HTTP';
}

/** The HTTP that the applications of a namespace, and those that they call, serve on their Services; all else has the address of its Service. */
function usesInMesh(applications: readonly Application[]): [string, Use][] {
  return applications.flatMap((application) => {
    const called = application.callees?.applications.flatMap(({ application: other }) => other ?? []) ?? [];
    return [application, ...called].flatMap(({ spec, service, ports }) => ports.filter(speaksHttp).map(({ port }): [string, Use] => (
      [`${application.spec.metadata.namespace} ${port}`, { way: 'HTTP', name: service, origin: { spec, path: ['spec', 'ports'] } }]
    )));
  });
}

function clash({ port, protocol }: OutsidePort, { name, origin }: Use, first: Use): Problem {
  const message = `port \`${port}\` of \`${name}\` is ${protocol}, and that of \`${first.name}\` is ${first.way === 'HTTP' ? 'HTTP' : 'not HTTP in the clear'}: the proxies of the namespace can only tell one of them`;
  return {
    code: 'ports-clash',
    on: origin.spec,
    path: origin.path,
    message,
    help: 'call one of them on another port',
    related: [{ on: first.origin.spec, path: first.origin.path, message: 'the other one' }],
  };
}
