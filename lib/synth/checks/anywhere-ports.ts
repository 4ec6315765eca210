import type { Path, Problem } from '../../specs/problem';
import { speaksHttp } from '../../specs/protocol';
import type { ExternalCallee } from '../../specs/secure-application';
import type { Application } from '../application';

/**
 * Callees on a port that an application may call anywhere: its Sidecar has a listener of its own for that port, which takes all that has no
 * address of its own, so that a host told by its name would not be found, and a range of private addresses would be refused.
 */
export function* anywherePorts(applications: readonly Application[]): Generator<Problem> {
  for (const application of applications) {
    const open = new Set(application.callees?.anywhere);
    if (open.size === 0) continue;
    for (const [index, entry] of (application.spec.spec.callees?.external ?? []).entries()) {
      for (const [at, { port }] of entry.ports.entries()) {
        if (open.has(port) && !hasAddressesOfItsOwn(entry)) yield taken(application, { port, what: 'what is told by its name, and ranges,' }, ['external', index, 'ports', at]);
      }
    }
    for (const { application: called, path } of application.callees?.applications ?? []) {
      const port = called?.ports.find((one) => speaksHttp(one) && open.has(one.port))?.port;
      if (port !== undefined) yield taken(application, { port, what: `\`${called!.spec.metadata.name}\`, which speaks HTTP there,` }, path.slice(2));
    }
  }
}

/** Each address has a listener of its own, ranges have not. */
function hasAddressesOfItsOwn({ addresses = [], ports }: ExternalCallee): boolean {
  return ports.every(({ protocol }) => protocol === 'TCP') && addresses.every((address) => !address.includes('/') || address.endsWith('/32'));
}

function taken({ spec }: Application, { port, what }: { readonly port: number; readonly what: string }, at: Path): Problem {
  return {
    code: 'ports-clash',
    on: spec,
    path: ['spec', 'callees', ...at],
    message: `port \`${port}\` is one of \`anywhere\`, to which the proxy leads all of that port: ${what} would not be reached`,
    help: 'call it on another port, or leave the port out of `anywhere` and name the hosts',
    related: [{ on: spec, path: ['spec', 'callees', 'anywhere', 'ports'], message: 'the ports that may be called anywhere' }],
  };
}
