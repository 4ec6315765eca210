import { compareText } from '../../kube/order';
import { groupBy } from '../../mesh/group-by';
import { understand, type Series } from './answer';
import type { PlaintextCaller } from './plaintext-caller';

/** What metrics tell of a mesh. */
export interface Evidence {
  /** Who was seen without mTLS, by destination and source. */
  readonly callers: readonly PlaintextCaller[];
  /** `namespace/workload` of every destination of which there are metrics at all. */
  readonly measured: ReadonlySet<string>;
  /** What the answers say of themselves that makes them incomplete. */
  readonly warnings: readonly string[];
  /** When the newest value was taken, in seconds since 1970; absent where the answers hold no value. */
  readonly at?: number;
}

/** An answer that could not be used: its place in the list, and why. */
export interface Unusable {
  readonly index: number;
  readonly problem: string;
}

/** Judges the answers to the queries of `queriesOver`, in any order; series that come twice count once. */
export function evidenceOf(answers: readonly unknown[]): Evidence & { readonly unusable: readonly Unusable[] } {
  const understood = answers.map(understand);
  const series = distinct(understood.flatMap((answer) => ('series' in answer ? answer.series : [])).filter(isOfServers));
  const named = series.filter(({ labels }) => destinationOf(labels) !== undefined);
  const nameless = series.length - named.length;
  const newest = series.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  return {
    callers: callersIn(named.filter(({ labels }) => labels.connection_security_policy !== 'mutual_tls')),
    measured: new Set(named.map(({ labels }) => destinationOf(labels)!)),
    warnings: [
      ...new Set(understood.flatMap((answer) => ('warnings' in answer ? answer.warnings : []))),
      ...(nameless > 0 ? [`${nameless} series do not name the workload that was called, and are left out`] : []),
    ],
    ...(series.length > 0 && { at: newest }),
    unusable: understood.flatMap((answer, index) => ('problem' in answer ? [{ index, problem: answer.problem }] : [])),
  };
}

/** Clients report `unknown` of what they send, so that only servers tell. */
function isOfServers({ labels: { reporter }, value }: Series): boolean {
  return (reporter === undefined || reporter === 'destination') && value > 0;
}

function distinct(series: readonly Series[]): Series[] {
  const byLabels = new Map<string, Series>();
  for (const entry of series) {
    const key = JSON.stringify(Object.entries(entry.labels).sort(([a], [b]) => compareText(a, b)));
    const other = byLabels.get(key);
    if (!other || other.value < entry.value || (other.value === entry.value && other.at < entry.at)) byLabels.set(key, entry);
  }
  return [...byLabels.values()];
}

function callersIn(series: readonly Series[]): PlaintextCaller[] {
  const groups = groupBy(series, ({ labels }) => JSON.stringify(callerOf(labels, 0)));
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => {
    const sum = group.reduce((before, { value }) => before + value, 0);
    return callerOf(group[0]!.labels, Math.min(Math.max(1, Math.round(sum)), Number.MAX_SAFE_INTEGER));
  });
}

function callerOf(labels: Series['labels'], count: number): PlaintextCaller {
  const service = known(labels.destination_service_name);
  const source = known(labels.source_workload);
  return {
    destination: {
      namespace: labels.destination_workload_namespace!,
      workload: labels.destination_workload!,
      ...(service !== undefined && { service }),
    },
    ...(source !== undefined && { source: { namespace: known(labels.source_workload_namespace) ?? '', workload: source } }),
    protocol: protocolOf(labels),
    count,
  };
}

function destinationOf({ destination_workload_namespace: namespace, destination_workload: workload }: Series['labels']): string | undefined {
  return known(namespace) === undefined || known(workload) === undefined ? undefined : `${namespace}/${workload}`;
}

/** What Istio writes where it does not know, or where the traffic was for no service. */
const nobody = ['', 'unknown', 'PassthroughCluster', 'InboundPassthroughCluster', 'BlackHoleCluster'];

function known(label: string | undefined): string | undefined {
  return label === undefined || nobody.includes(label) ? undefined : label;
}

function protocolOf({ request_protocol: protocol, __name__: counter }: Series['labels']): PlaintextCaller['protocol'] {
  const word = protocol ?? counter;
  if (word === undefined || word === 'unknown') return 'unknown';
  return word === 'tcp' || word.startsWith('istio_tcp_') ? 'TCP' : 'HTTP';
}
