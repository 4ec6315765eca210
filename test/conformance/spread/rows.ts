import type { SecureApplicationInput } from '../../../lib/specs/secure-application';
import type { World } from '../engines/world';
import { exchange, type Exchange, type Outcome } from '../traffic/exchange';

/** Requests that are sent, and what becomes of them. */
export interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  /** How often it is sent. */
  readonly times: number;
  /** How many of them each pod got, at least and at most; others got none. */
  readonly reach?: Readonly<Record<string, readonly [number, number]>>;
  /** A cookie that the client sends along once it has it: all but the first then reach one pod, that of the first. */
  readonly keeps?: string;
  /** What `Set-Cookie` says. */
  readonly cookie?: string;
  /** The status of what is no 200. */
  readonly answer?: number;
}

const anybody = { public: { reason: 'open data' } };

/** Those of the application on the one host that is its own. */
export const openPaths = [{ path: '/x', auth: anybody }, { path: '/closed', auth: { deny: {} } }, { path: '/closed/**', auth: anybody }];

/** The application that runs in two pods, with what is said of it. */
export function application(spec: Partial<SecureApplicationInput>): object {
  return {
    apiVersion: 'fairlead.dev/v1alpha1',
    kind: 'SecureApplication',
    metadata: { name: 'catalog', namespace: 'spread' },
    spec: {
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' }],
      expose: [{ ingress: { name: 'spread' }, paths: openPaths }],
      callers: [{ serviceAccount: 'bookinfo-reviews', namespace: 'bookinfo' }],
      ...spec,
    },
  };
}

/** Sends the requests of a row, and judges what became of them. */
export async function judge(world: World, row: Row): Promise<void> {
  const outcomes = await sent(world, row);
  const statuses = outcomes.map(({ answer }) => answer.status);
  expect([...new Set(statuses)]).toEqual([row.answer ?? 200]);
  const pods = outcomes.flatMap(({ received }) => received.map(({ workload }) => workload.slice('spread/'.length)));
  if (row.keeps !== undefined) expect(new Set(pods).size).toBe(1);
  else expect(misses(pods, row.reach ?? {})).toEqual([]);
  const [first] = outcomes;
  if (row.cookie !== undefined) expect(first!.answer).toHaveProperty('headers.set-cookie', expect.stringMatching(new RegExp(`^${row.cookie}$`)));
}

/** One after another, each over a connection of its own. */
async function sent(
  world: World, { about: _, send, host: named = 'catalog.example.info', times, headers = {}, reach: _2, keeps, cookie: _3, answer: _4, ...way }: Row,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let cookie: string | undefined;
  for (let count = 0; count < times; count++) {
    const host = way.from === undefined ? named : 'catalog.spread.svc.cluster.local';
    const all = { ...headers, ...(cookie !== undefined && { cookie }) };
    const outcome = await exchange(world, { send, host, headers: all, ...way });
    outcomes.push(outcome);
    if (keeps !== undefined && outcome.answer.status !== 'closed') cookie ??= outcome.answer.headers['set-cookie']?.split(';')[0];
  }
  return outcomes;
}

/** Pods that got more or fewer requests than they should. */
function misses(pods: readonly string[], reach: NonNullable<Row['reach']>): string[] {
  const names = new Set([...pods, ...Object.keys(reach)]);
  return [...names].flatMap((name) => {
    const count = pods.filter((pod) => pod === name).length;
    const [least, most] = reach[name] ?? [0, 0];
    return count >= least && count <= most ? [] : [`${name}: ${count}`];
  });
}
