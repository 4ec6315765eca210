import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';

/** One port of one host of a ServiceEntry. */
export interface EntryPort {
  readonly on: Resource;
  readonly path: readonly (string | number)[];
  readonly host: string;
  readonly number: number;
  /** In upper case. */
  readonly protocol: string;
  readonly exportTo: readonly string[];
}

/** The ports of ServiceEntries, those of the same number and host together. */
export function entryPortsByHost(entries: readonly Resource[]): EntryPort[][] {
  const ports = entries.flatMap(portsOf);
  return [...groupBy(ports, ({ host, number }) => `${host} ${number}`).values()];
}

/** Whether some namespace sees both; `exportTo` of nothing is everybody. */
export function areSeenTogether(a: EntryPort, b: EntryPort): boolean {
  const [one, other] = [seers(a), seers(b)];
  return one.has('*') || other.has('*') || [...one].some((namespace) => other.has(namespace));
}

function seers({ on, exportTo }: EntryPort): ReadonlySet<string> {
  return new Set(exportTo.length === 0 ? ['*'] : exportTo.map((target) => (target === '.' ? namespaceOf(on) : target)));
}

function portsOf(on: Resource): EntryPort[] {
  const { hosts, ports, exportTo } = record(on.spec);
  const names = list(hosts).filter((host): host is string => typeof host === 'string');
  const targets = list(exportTo).filter((target): target is string => typeof target === 'string');
  return list(ports).flatMap((port, index) => {
    const { number, protocol } = record(port);
    if (typeof number !== 'number') return [];
    return names.map((host) => ({
      on, path: ['spec', 'ports', index], host, number, protocol: (text(protocol) ?? '').toUpperCase(), exportTo: targets,
    }));
  });
}
