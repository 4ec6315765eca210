import { json } from '../../../kube/json';

/** Longest wait for an answer, in milliseconds: a little more than Prometheus gives a query by default. */
const patience = 130_000;

/** Prometheus cannot be asked; `help` is the fix. */
export class Unanswered extends Error {
  public constructor(message: string, public readonly help: string) {
    super(message);
  }
}

/**
 * Asks Prometheus, or whatever speaks its HTTP API, at a URL which may name a user and a password; gives the answers as they are.
 * @throws Unanswered
 */
export async function askPrometheus(url: URL, token: string | undefined, queries: readonly string[], timeout = patience): Promise<unknown[]> {
  const headers = { accept: 'application/json', ...authorization(url, token) };
  const answers: unknown[] = [];
  // one after the other: each of them may read weeks of series
  for (const query of queries) answers.push(await answerTo(endpoint(url, query), headers, timeout));
  return answers;
}

function authorization({ username, password }: URL, token: string | undefined): { readonly authorization?: string } {
  if (username !== '' || password !== '') {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
  }
  return token ? { authorization: `Bearer ${token}` } : {};
}

function endpoint(url: URL, query: string): URL {
  const own = new URL(url);
  [own.username, own.password] = ['', ''];
  own.pathname = `${url.pathname.replace(/\/$/, '')}/api/v1/query`;
  own.searchParams.set('query', query);
  return own;
}

async function answerTo(address: URL, headers: Record<string, string>, timeout: number): Promise<unknown> {
  const { status, text } = await get(address, headers, timeout);
  if (status === 401 || status === 403) {
    throw new Unanswered(`it refuses to answer (status ${status})`, 'write `https://user:password@host`, or put a bearer token into `PROMETHEUS_TOKEN`');
  }
  const value = json(text);
  // errors of a query are JSON with another status
  if (value === undefined) throw new Unanswered(`it answers with status ${status} and no JSON`, `is it Prometheus? ${address.origin}${address.pathname} must answer`);
  return value;
}

async function get(address: URL, headers: Record<string, string>, timeout: number): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const response = await fetch(address, { headers, signal: AbortSignal.timeout(timeout) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const { name, message, cause } = error as Error;
    if (name === 'TimeoutError') throw new Unanswered(`no answer for ${timeout / 1000} seconds`, 'try a shorter `--window`');
    throw new Unanswered((cause as Error | undefined)?.message || message, 'the URL is that of the server, such as `http://localhost:9090` behind `kubectl port-forward`');
  }
}
