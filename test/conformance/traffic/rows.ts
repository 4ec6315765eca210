import type { World } from '../engines/world';
import { exchange, type Exchange, type Token } from './exchange';

/** A request and what must become of it, as a table writes it. */
export interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  /** The workload that must have got it, and nobody else; or those that must have, in their order. */
  readonly reaches?: string | readonly string[];
  /** How often it must have got it; once where nothing is said. */
  readonly times?: number;
  /** What the application was asked for, where that is not what was sent. */
  readonly asked?: string;
  /** The status of what is no 200, or who else than the application answers. */
  readonly answer?: number | 'closed';
  readonly location?: string;
  /** Headers that the application got, or `nothing`. */
  readonly sees?: Readonly<Record<string, string>>;
  /** A text in the header `x-forwarded-client-cert` that the application got, and one that is not in it. */
  readonly showsClient?: string;
  readonly hidesClient?: string;
  /** Headers that the client got, or `nothing`. */
  readonly tells?: Readonly<Record<string, string>>;
}

/** What all requests of a table have, but for what their rows say. */
export type Common = Partial<Exchange>;

/** Sends the request of a row and expects what it says. */
export async function checkRow(world: World, { token: given, ...common }: Common, { about: _, reaches, times = 1, ...rest }: Row): Promise<void> {
  const { answer: refusal, location, token, asked, sees = {}, tells = {}, showsClient, hidesClient, ...row } = rest;
  const request = { to: 'store/orders', host: '', ...common, ...row, ...(token && { token: { ...given, ...token } as Token }) };
  const { answer, received } = await exchange(world, request);
  const seen = { status: answer.status, reached: received.map(({ workload }) => workload), ...(location !== undefined && answer.status !== 'closed' && { location: answer.headers.location }) };
  const reached = reaches === undefined ? [] : Array.from({ length: times }, () => reaches).flat();
  expect(seen).toEqual({ status: refusal ?? 200, reached, ...(location !== undefined && { location }) });
  expect(Object.fromEntries(Object.keys(sees).map((name) => [name, received.at(-1)?.headers[name] ?? 'nothing']))).toEqual(sees);
  expect(Object.fromEntries(Object.keys(tells).map((name) => [name, (answer.status !== 'closed' && answer.headers[name]) || 'nothing']))).toEqual(tells);
  const client = String(received.at(-1)?.headers['x-forwarded-client-cert']);
  if (showsClient !== undefined) expect(client).toContain(showsClient);
  if (hidesClient !== undefined) expect(client).not.toContain(hidesClient);
  if (asked !== undefined) expect(received.at(-1)?.target).toBe(asked);
}
