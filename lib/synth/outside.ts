import type { Origin } from '../routing/intent';
import { each, type Checked } from '../specs/checked';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Problem } from '../specs/problem';
import type { ExternalCallee, SecureApplication } from '../specs/secure-application';
import type { Application, CalledOutside } from './application';
import { egressHosts, egressOf, type Egress } from './egress';
import { outsideHostsOf, type OutsideHost } from './outside-host';

/** A host outside of the mesh, or a range of addresses, as a namespace has it once for all its applications. */
export interface Outside extends OutsideHost {
  readonly origins: readonly [CallerOrigin, ...CallerOrigin[]];
  /** Where it is called through an egress gateway. */
  readonly egress?: Egress;
}

/** The entry of an application that lists it. */
interface CallerOrigin extends Origin {
  readonly spec: SecureApplication;
}

/** An entry as the application that lists it calls it: what it calls by itself, and what through the gateway. */
export function calledOutside(entry: ExternalCallee, settings: MeshSettings | undefined): CalledOutside[] {
  const { host, addresses = [], ports } = entry;
  const egress = egressFor(settings);
  const isThrough = (one: Pick<Outside, 'host'>) => egress(one) !== undefined;
  const hosts = outsideHostsOf(entry);
  return [false, true].flatMap((throughGateway) => {
    const some = hosts.filter((one) => isThrough(one) === throughGateway);
    if (some.length === 0) return [];
    const where = host === undefined ? some.flatMap((one) => one.addresses) : addresses;
    return [{ names: some.map((one) => one.host), addresses: where, ports: ports.map(({ port, tls }) => tls?.port ?? port), throughGateway }];
  });
}

/** The gateway through which a host is called: all but what the operator says is called past it. */
function egressFor(settings: MeshSettings | undefined): (one: Pick<Outside, 'host'>) => Egress | undefined {
  const egress = egressOf(settings);
  const past = new Set(egressHosts(settings).filter(({ direct }) => direct).map(({ host }) => host));
  return ({ host }) => (past.has(host) ? undefined : egress);
}

/** What the applications of each namespace call outside, composed; where two say different things of one host, nothing may be made of it. */
export function* outsides(applications: readonly Application[], settings: MeshSettings | undefined): Checked<Outside[]> {
  const known = new Map<string, Outside>();
  const egressOfOne = egressFor(settings);
  yield* each(applications.flatMap(listedBy), function* (one): Checked<void> {
    const key = `${one.namespace}/${one.host}`;
    const first = known.get(key);
    if (first && contentOf(first) !== contentOf(one)) yield differs(one, first);
    else known.set(key, first ? { ...first, origins: [...first.origins, ...one.origins] } : one);
  });
  return [...known.values()].map((one) => {
    const egress = egressOfOne(one);
    return egress ? { ...one, egress } : one;
  });
}

function listedBy({ spec }: Application): Outside[] {
  const { metadata: { namespace }, spec: { callees } } = spec;
  return (callees?.external ?? []).flatMap((entry, index) => outsideHostsOf(entry).map((one) => (
    { ...one, namespace, origins: [{ spec, path: ['spec', 'callees', 'external', index] }] as const }
  )));
}

function contentOf({ addresses, ports }: Outside): string {
  return JSON.stringify([addresses, ports]);
}

/** Whoever of a namespace may call a host could use what any of them lists there. */
function differs({ host, origins: [{ spec, path }] }: Outside, { origins: [first] }: Outside): Problem {
  const { metadata } = first.spec;
  return {
    code: 'external-differs',
    on: spec,
    path,
    message: `\`${host}\` is listed with other ports or addresses by \`${metadata.namespace}/${metadata.name}\`, and the applications of a namespace share what the mesh knows of a host`,
    help: 'list the same in both',
    related: [{ on: first.spec, path: first.path, message: 'listed there first' }],
  };
}
