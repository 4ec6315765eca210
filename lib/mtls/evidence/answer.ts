import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';

/** One time series of an answer, and its newest value. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Seconds since 1970. */
  readonly at: number;
}

/** An answer of Prometheus' HTTP API (`/api/v1/query`) that was understood, or why it was not. */
export type Understood =
  | { readonly series: readonly Series[]; readonly warnings: readonly string[] }
  | { readonly problem: string };

/** Reads the JSON value of an answer to an instant query. */
export function understand(answer: unknown): Understood {
  const { status, data, error, errorType, warnings } = record(answer);
  if (status === 'error') return { problem: `Prometheus says: ${[text(errorType), text(error)].filter(Boolean).join(': ') || 'an error'}` };
  const { resultType, result } = record(data);
  if (status !== 'success' || typeof resultType !== 'string' || !Array.isArray(result)) return { problem: 'it is no answer of Prometheus\' HTTP API' };
  if (resultType !== 'vector') return { problem: `it holds a ${resultType}; the answer to an instant query (\`/api/v1/query\`) is a vector` };
  const series = result.map(seriesOf);
  const broken = series.filter((entry) => entry === undefined).length;
  return {
    series: series.filter((entry) => entry !== undefined),
    warnings: [
      ...list(warnings).map(String),
      ...(broken > 0 ? [`${broken} of ${result.length} series have no labels or no number, and are left out`] : []),
    ],
  };
}

function seriesOf(entry: unknown): Series | undefined {
  const { metric, value } = record(entry);
  const [at, written] = list(value);
  const labels = Object.entries(record(metric));
  if (typeof at !== 'number' || typeof written !== 'string' || labels.some(([, label]) => typeof label !== 'string')) return undefined;
  // Prometheus writes numbers as texts, `NaN` and `+Inf` among them
  const number = Number(written.replace('Inf', 'Infinity'));
  return written === '' || Number.isNaN(number) && written !== 'NaN' ? undefined : { labels: Object.fromEntries(labels) as Series['labels'], value: number, at };
}
