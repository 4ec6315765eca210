import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { probe } from '../../../../lib/front-ends/cli/advisories/probe/probe';
import { plainRequest, variantsOf } from '../../../../lib/front-ends/cli/advisories/probe/variant';
import { command } from '../terminal';

let server: Server | undefined;
const sockets = new Set<Socket>();

afterEach(async () => {
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

async function listening(created: Server): Promise<string> {
  server = created;
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => created.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(created.address() as AddressInfo).port}`;
}

/** A gateway in front of an application. */
const serve = async (listener: RequestListener) => `http://${await listening(createHttpServer(listener))}`;
const run = (...args: readonly string[]) => command(['advisories', ...args], { cwd: __dirname });

interface Result {
  readonly probe: {
    readonly verdict: string;
    readonly why: string;
    readonly requests: readonly { readonly name: string; readonly target: string; readonly status: number | null; readonly passes: boolean }[];
  };
}

async function probed(url: string): Promise<Result['probe'] & { readonly code: number; readonly passing: readonly string[] }> {
  const { code, out } = await run('--probe', url, '--format', 'json');
  const { probe: result } = JSON.parse(out) as Result;
  return { code, ...result, passing: result.requests.filter(({ passes }) => passes).map(({ name }) => name) };
}

/** An application that reads a path as leniently as they come. */
function isAdmin(target: string): boolean {
  const path = decodeURIComponent(target.replace(/^http:\/\/[^/]*/, '').replace(/[?#].*/, '')).replaceAll('\\', '/').replace(/;[^/]*/g, '');
  return new URL(`http://a/${path.replace(/\/+/g, '/')}`).pathname.replace(/\/+/g, '/').replace(/\/$/, '').toLowerCase() === '/shop/admin';
}

const application: RequestListener = (request, response) => response.writeHead(isAdmin(request.url!) ? 200 : 404).end();
const refuse: RequestListener = (_request, response) => response.writeHead(403).end();

/** A gateway that refuses what its rule matches, and leads on to the application what it does not. */
function behind(rule: (request: IncomingMessage) => boolean): RequestListener {
  return (request, response) => (rule(request) ? refuse : application)(request, response);
}

test('a rule that compares the target to the letter protects nothing', async () => {
  const url = await serve(behind(({ url: target }) => target === '/shop/admin'));
  expect(await probed(`${url}/shop/admin`)).toMatchObject({
    code: 1,
    verdict: 'notProtected',
    why: '21 of 23 other ways to ask for it are answered',
    passing: [
      'query', 'query-value', 'fragment', 'fragment-value', 'encoded-query', 'encoded-fragment', 'doubled-slash', 'leading-slashes', 'dot', 'dot-dot', 'encoded-slash', 'encoded-dot-dot',
      'encoded-slash-dot-dot', 'backslash', 'encoded-backslash', 'parameter', 'parameter-segment', 'trailing-slash', 'upper-case', 'encoded-letter', 'absolute',
    ],
  });
});

test('a rule for a host that compares it to the letter protects nothing', async () => {
  const url = await serve(behind(({ headers }) => /^127\.0\.0\.1:\d+$/.test(headers.host!)));
  expect((await probed(`${url}/shop/admin`)).passing).toEqual(['host-dot']);
});

test('a path is protected where all that is not meant is refused; nothing but one harmless request after the other is sent', async () => {
  const seen: IncomingMessage[] = [];
  let open = 0;
  const url = await serve((request, response) => {
    seen.push(request);
    open += 1;
    expect(open).toBe(1);
    response.on('close', () => { open -= 1; });
    refuse(request, response);
  });
  const { code, verdict, requests } = await probed(`${url}/shop/admin?tab=1`);

  expect({ code, verdict }).toEqual({ code: 0, verdict: 'protected' });
  const asked = new URL(`${url}/shop/admin?tab=1`);
  expect(requests.map(({ target }) => target)).toEqual([plainRequest(asked), ...variantsOf(asked)].map(({ target }) => target));
  expect(seen.map(({ url: target }) => target)).toEqual(requests.map(({ target }) => target));
  expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(seen[0]!.headers).toEqual({
    'host': asked.host, 'accept': '*/*', 'connection': 'close', 'user-agent': expect.stringMatching(/^fairlead\/\S+ \(probes whether a path is protected\)$/),
  });
});

test.each<[string, RequestListener, object]>([
  ['it answers as it is', (_request, response) => response.writeHead(200).end(), { verdict: 'notProtected', why: 'the plain request itself is answered with 200' }],
  ['it is not there', (_request, response) => response.writeHead(404).end(), { verdict: 'unclear', why: expect.stringContaining('answered with 404, which is no refusal') }],
  ['it leads to where one signs in', (_request, response) => response.writeHead(302, { location: '/sign-in' }).end(), { verdict: 'unclear', why: 'the plain request is led to `/sign-in`: probe that' }],
  ['it does not answer', (request) => request.socket.destroy(), { verdict: 'unclear', why: 'it closed the connection without an answer' }],
])('where the plain request is not refused nothing else is asked: %s', async (_name, listener, expected) => {
  const { code, requests, ...result } = await probed(`${await serve(listener)}/admin`);
  expect({ code, requests: requests.length }).toEqual({ code: 1, requests: 1 });
  expect(result).toMatchObject(expected);
});

test('a redirect to the plain path does not lead past it, one to elsewhere does', async () => {
  const back = await serve(({ url: target }, response) => (target === '/admin' ? response.writeHead(401) : response.writeHead(307, { location: '/admin' })).end());
  expect(await probed(`${back}/admin`)).toMatchObject({ code: 0, verdict: 'protected' });
  await new Promise((resolve) => server!.close(resolve));
  const on = await serve(({ url: target }, response) => (target === '/admin/' ? response.writeHead(302, { location: '/admin/home' }) : response.writeHead(401)).end());
  expect(await probed(`${on}/admin`)).toMatchObject({ code: 1, verdict: 'notProtected', why: '1 of 23 other ways to ask for it is answered', passing: ['trailing-slash'] });
});

test('early hints are no answer', async () => {
  const host = await listening(createTcpServer((socket) => socket.end('HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\nHTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')));
  expect(await probed(`http://${host}/admin`)).toMatchObject({ code: 0, verdict: 'protected' });
});

test('who does not answer in time, or not at all, is not reached', async () => {
  const host = await listening(createTcpServer(() => undefined));
  const manner = { userAgent: 'test', timeout: 50, progress: () => undefined };
  expect(await probe(new URL(`http://${host}/admin`), manner)).toMatchObject({ verdict: 'unreachable', why: 'no answer within 0.05 s' });
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => server!.close(resolve));
  expect(await probed(`http://${host}/admin`)).toMatchObject({ code: 1, verdict: 'unreachable', why: expect.stringContaining('ECONNREFUSED') });
});

test('what does not speak TLS is not reached over https', async () => {
  const url = await serve(refuse);
  expect(await probed(`${url.replace('http', 'https')}/admin`)).toMatchObject({ code: 1, verdict: 'unreachable' });
});

test('for a person, with what the version has', async () => {
  const url = await serve(behind(({ url: target }) => !target!.includes('//')));
  const { code, out, err } = await run('--istio', '1.9.4', '--probe', `${url}/shop/admin`);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/^Istio 1\.9\.4: end of life since 2021-10-08\n/);
  expect(out).toMatch(/\n200 +\/shop\/\/admin +127\.0\.0\.1:\d+ +a doubled slash: it is answered, see ISTIO-SECURITY-2021-005\n/);
  expect(out).toMatch(/\nnot protected: http:\/\/127\.0\.0\.1:\d+\/shop\/admin\n {2}why {2}\d of 23 other ways to ask for it are answered\n$/);
});

test.each([
  ['ftp://shop.example/admin', 'It must be a URL such as https://shop.example/admin.'],
  ['shop.example/admin', 'It must be a URL such as https://shop.example/admin.'],
  ['https://me:secret@shop.example/admin', 'It must hold no credentials: none are sent.'],
  ['https://shop.example', 'It must have the path that should be protected, such as https://shop.example/admin.'],
])('%s is not probed', async (url, says) => {
  const { code, out, err } = await run('--probe', url);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
});
