import type { Workload } from '../../mesh/workload';
import type { Checked } from '../../specs/checked';
import { quote } from '../../specs/show';
import type { Mode } from '../mode';
import { portText, type Ask } from './ask';
import { workloadText } from './workload-text';

/** The mode that one port of a workload is to have, and the asks that want it so. */
export interface Target {
  readonly mode: Mode;
  readonly asks: readonly [Ask, ...Ask[]];
  /** Set for what nobody asked for: an exception that keeps somebody outside the mesh. */
  readonly because?: string;
}

/** Modes by workload and its own port, which is what policies know. */
export type Targets = ReadonlyMap<Workload, ReadonlyMap<number, Target>>;

/** Turns service ports into ports of workloads; two modes for one are told. */
export function* targetsOf(asks: readonly Ask[]): Checked<Targets> {
  const targets = new Map<Workload, Map<number, Target>>();
  for (const ask of asks) {
    for (const { workload, port } of ask.servers) {
      const own = targets.get(workload) ?? new Map<number, Target>();
      targets.set(workload, own);
      const before = own.get(port!);
      if (before && before.mode !== ask.mode) {
        yield contradiction(ask, before.asks[0], `port ${port} of ${quote(workloadText(workload))}`);
        break;
      }
      own.set(port!, { mode: ask.mode, asks: before ? [...before.asks, ask] : [ask] });
    }
  }
  return targets;
}

function contradiction(ask: Ask, other: Ask, where: string) {
  const [own, before] = [ask, other].map(({ service, port }) => quote(portText(service, port)));
  return {
    code: 'modes-contradict',
    on: ask.on,
    path: [...ask.path, 'mode'],
    message: own === before ? `${own} is asked to be ${ask.mode} and ${other.mode}` : `${own} and ${before} are both ${where}, which cannot be ${ask.mode} and ${other.mode}`,
    help: 'a port of a workload has one mode: ask for the same in both, or give the Services different container ports',
    related: [{ on: other.on, path: [...other.path, 'mode'], message: `${other.mode} is asked for here` }],
  };
}

/** The targets of both; the first one's stand. */
export function withTargets(targets: Targets, more: Targets): Targets {
  const all = new Map([...targets].map(([workload, ports]): [Workload, Map<number, Target>] => [workload, new Map(ports)]));
  for (const [workload, ports] of more) all.set(workload, new Map([...ports, ...all.get(workload) ?? []]));
  return all;
}
