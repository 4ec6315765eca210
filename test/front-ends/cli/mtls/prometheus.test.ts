import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { askPrometheus } from '../../../../lib/front-ends/cli/mtls/ask-prometheus';
import { queriesOver } from '../../../../lib/mtls/evidence/queries';
import { command } from '../terminal';

const cwd = join(__dirname, 'cases/meshed');
const metric = { destination_workload_namespace: 'shop', destination_workload: 'orders', destination_service_name: 'orders', source_workload_namespace: 'web', source_workload: 'cron', request_protocol: 'http', connection_security_policy: 'none' };

let server: Server | undefined;
afterEach(async () => {
  const started = server;
  server = undefined;
  started?.closeAllConnections();
  if (started) await new Promise((resolve) => { started.close(resolve); });
});

async function listening(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => { server!.listen(0, '127.0.0.1', resolve); });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function status(url: string, env: Record<string, string> = {}) {
  return command(['mtls', 'status', 'mesh', '--complete', '--mesh-config', 'mesh-config.yaml', '--prometheus', url], { cwd, env });
}

test('asks all queries, below the path of the URL and with its user, and never shows the password', async () => {
  const asked: { readonly path: string; readonly query: string | null; readonly headers: IncomingHttpHeaders }[] = [];
  const host = await listening((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://server');
    asked.push({ path: pathname, query: searchParams.get('query'), headers: request.headers });
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result: asked.length === 1 ? [{ metric, value: [1770000000, '12'] }] : [] } }));
  });
  const { code, out, err } = await status(`http://me:s3cret%21@${host}/prom/`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('seen in plaintext in 7d: web/cron (12 requests)');
  expect(out).not.toContain('s3cret');
  expect(asked.map(({ query }) => query)).toEqual(queriesOver('7d'));
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/prom/api/v1/query']));
  expect(asked[0]!.headers.authorization).toBe(`Basic ${Buffer.from('me:s3cret!').toString('base64')}`);
});

test('sends the token of the environment', async () => {
  const tokens: (string | undefined)[] = [];
  const host = await listening(({ headers }, response) => {
    tokens.push(headers.authorization);
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } }));
  });
  expect((await status(`http://${host}`, { PROMETHEUS_TOKEN: 'abc' })).code).toBe(0);
  expect(new Set(tokens)).toEqual(new Set(['Bearer abc']));
});

test.each<[string, RequestListener, string]>([
  ['no access', (_request, response) => response.writeHead(401).end('no'), 'it refuses to answer (status 401)\n  = help: write `https://user:password@host`, or put a bearer token into `PROMETHEUS_TOKEN`'],
  ['another server', (_request, response) => response.writeHead(404).end('<html>'), 'it answers with status 404 and no JSON'],
  ['a connection that breaks', (request) => { request.socket.destroy(); }, 'other side closed'],
])('%s is an error', async (_name, listener, message) => {
  const host = await listening(listener);
  const { code, out, err } = await status(`http://${host}`);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`error[no-metrics]: cannot ask \`http://${host}\`: ${message}`);
});

test('a query that fails is told in the words of Prometheus', async () => {
  const host = await listening((_request, response) => response.writeHead(422).end(JSON.stringify({ status: 'error', errorType: 'execution', error: 'too many samples' })));
  const { code, err } = await status(`http://${host}`);
  expect(code).toBe(1);
  expect(err).toContain(`error[bad-metrics]: \`http://${host}\` cannot be used: Prometheus says: execution: too many samples`);
});

test('nobody there is an error', async () => {
  const { code, err } = await status('http://127.0.0.1:1');
  expect(code).toBe(1);
  expect(err).toMatch(/^error\[no-metrics\]: cannot ask `http:\/\/127.0.0.1:1`: .+\n {2}= help: the URL is that of the server/);
});

test('a server that takes too long is given up', async () => {
  const host = await listening(() => undefined);
  await expect(askPrometheus(new URL(`http://${host}`), undefined, ['up'], 100)).rejects.toThrow('no answer for 0.1 seconds');
});
