import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import { remembered } from '../kube/remembered';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import type { Labels } from './label-index';

/** A host of a server of a Gateway. */
export interface ServerHost {
  readonly path: readonly (string | number)[];
  /** Whose VirtualServices may be bound for it: a namespace, `.`, or `*`, which is the default. */
  readonly namespace: string;
  readonly host: string;
}

/** One server of a Gateway. */
export interface GatewayServer {
  readonly path: readonly (string | number)[];
  readonly port?: number;
  /** The address that it listens on; `''` for all. */
  readonly bind: string;
  /** In upper case. */
  readonly protocol: string;
  readonly hosts: readonly ServerHost[];
  readonly tls: Readonly<Record<string, unknown>>;
}

/** The servers of a Gateway, as they are written. */
export const gatewayServers = remembered(({ spec }: Resource): readonly GatewayServer[] =>
  list(record(spec).servers).map((value, index) => {
    const path = ['spec', 'servers', index];
    const { port, bind, hosts, tls } = record(value);
    const { number, protocol } = record(port);
    return {
      path,
      ...(typeof number === 'number' && { port: number }),
      bind: text(bind) ?? '',
      protocol: (text(protocol) ?? '').toUpperCase(),
      hosts: list(hosts).flatMap((host, place) => (typeof host === 'string' ? [serverHost(host, [...path, 'hosts', place])] : [])),
      tls: record(tls),
    };
  }));

/** The labels of the pods that a Gateway is for. */
export function gatewaySelector({ spec }: Resource): Labels {
  return stringsIn(record(spec).selector);
}

function serverHost(written: string, path: ServerHost['path']): ServerHost {
  const slash = written.indexOf('/');
  return slash < 0 ? { path, namespace: '*', host: written } : { path, namespace: written.slice(0, slash), host: written.slice(slash + 1) };
}
