import { sortedSet } from '../kube/order';
import type { Origin } from '../routing/intent';
import { each, type Checked } from '../specs/checked';
import type { Problem } from '../specs/problem';
import type { ExternalCallee, SecureApplication } from '../specs/secure-application';
import type { Application, CalledOutside } from './application';

/** A host outside of the mesh, or a range of addresses, as a namespace has it once for all its applications. */
export interface Outside {
  readonly namespace: string;
  /** The name that the mesh knows it by: the host, or one that stands for the addresses. */
  readonly host: string;
  /** Where TCP is known by. */
  readonly addresses: readonly string[];
  readonly ports: readonly OutsidePort[];
  readonly origins: readonly [CallerOrigin, ...CallerOrigin[]];
}

/** The entry of an application that lists it. */
interface CallerOrigin extends Origin {
  readonly spec: SecureApplication;
}

/** A port that is called outside. */
export interface OutsidePort {
  readonly port: number;
  readonly protocol: ExternalCallee['ports'][number]['protocol'];
  /** The port of the host on which the proxy speaks TLS, where it does. */
  readonly tlsPort?: number;
}

/** The names under which the mesh knows an entry: the host, or one for each range of addresses. */
function outsideOf({ host, addresses = [], ports }: ExternalCallee): Pick<Outside, 'host' | 'addresses' | 'ports'>[] {
  const called = ports.map(({ port, protocol, tls }): OutsidePort => ({ port, protocol, ...(tls && { tlsPort: tls.port }) }))
    .sort((a, b) => a.port - b.port);
  const isTcp = called.some(({ protocol }) => protocol === 'TCP');
  const ranges = sortedSet(addresses.map((address) => address.replace('/32', '')));
  if (host !== undefined) return [{ host, addresses: isTcp ? ranges : [], ports: called }];
  return ranges.map((address) => ({ host: `${address.replace(/[./]/g, '-')}.addresses.internal`, addresses: [address], ports: called }));
}

/** An entry as the application that lists it calls it. */
export function calledOutside(entry: ExternalCallee): CalledOutside {
  const { addresses = [], ports } = entry;
  return { names: outsideOf(entry).map(({ host }) => host), addresses, ports: ports.map(({ port, tls }) => tls?.port ?? port) };
}

/** What the applications of each namespace call outside, composed; where two say different things of one host, nothing may be made of it. */
export function* outsides(applications: readonly Application[]): Checked<Outside[]> {
  const known = new Map<string, Outside>();
  yield* each(applications.flatMap(listedBy), function* (one): Checked<void> {
    const key = `${one.namespace}/${one.host}`;
    const first = known.get(key);
    if (first && contentOf(first) !== contentOf(one)) yield differs(one, first);
    else known.set(key, first ? { ...first, origins: [...first.origins, ...one.origins] } : one);
  });
  return [...known.values()];
}

function listedBy({ spec }: Application): Outside[] {
  const { metadata: { namespace }, spec: { callees } } = spec;
  return (callees?.external ?? []).flatMap((entry, index) => outsideOf(entry).map((one) => (
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
