import { join } from 'node:path';
import type { Resource } from '../../../lib/kube/resource';
import { gateways, loginWorkload, storeWorkload } from '../engines/hosts';
import { startOAuth2Proxy, stopOAuth2Proxy } from '../engines/oauth2-proxy';
import { startSidecars, stopProxies } from '../engines/proxies';
import { currentWorld } from '../engines/with-engines';
import { exchange, type Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';
import { browserOf, type Page } from './browser';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, storeWorkload, loginWorkload]);

const host = 'https://orders.staff.example';
const [application, proxy] = ['store/orders', `${loginWorkload.namespace}/${loginWorkload.name}`];
const robot = { key: 'partners.example.org', iss: 'machines', aud: 'api', role: 'robot' };

beforeAll(async () => {
  await startSidecars(world, [loginWorkload]);
  await startOAuth2Proxy(world);
  const resources = resourcesOfDocuments(yamlOf(join(__dirname, 'specs.yaml')) as Resource[]);
  const isWanted = ({ apiVersion, kind }: Resource) => apiVersion.includes('istio.io') || kind === 'ConfigMap';
  await mesh.become([...resources.filter(isWanted), ...await servingSecret(world, resources)]);
  await mesh.settled();
}, 150_000);

/** What came of a request: where a browser is sent, or what the application got. */
function seen({ status, headers, received }: Page) {
  const [got, ...more] = received;
  const path = headers.location?.replace(/\?.*/, '');
  return {
    status,
    ...(path !== undefined && { to: path }),
    ...(got && { reached: [got, ...more].map(({ workload, target }) => `${workload} ${target}`), user: got.headers['x-user-email'] }),
  };
}

const toProvider = { status: 302, to: 'https://id.example.com/authorize' };
const reached = (target: string, user?: string) => ({ status: 200, reached: [`${application} ${target}`], user });

describe('without a session', () => {
  test('browsers are sent to the provider, to come back to their own host, and nothing reaches the application', async () => {
    const page = await browserOf('anna').ask(`${host}/a?b=c`);
    expect(seen(page)).toEqual(toProvider);
    expect(new URL(page.headers.location!).searchParams.get('redirect_uri')).toBe(`${host}/oauth2/callback`);
    expect(page.headers['set-cookie']!.every((line) => line.startsWith('__Host-') && line.includes('HttpOnly') && line.includes('Secure'))).toBe(true);
  });

  test.each<[string, object, string, Readonly<Record<string, string>>?, string?]>([
    ['who accepts JSON is told so', { status: 401 }, '/a', { accept: 'application/json' }],
    ['a foreign cookie is no session', toProvider, '/a', { cookie: '__Host-login=AAAA|1|BBBB; session=x' }],
    ['a token is none', toProvider, '/a', { authorization: 'Bearer x' }],
    ['other credentials are none', toProvider, '/api/a', { authorization: 'Basic eDp5' }],
    ['a name of the rule is none', toProvider, '/a', { 'x-fairlead-rule': 'ANY /** orders.staff.example istio-ingress/staff oauth2-proxy token' }],
    ['a method is none', toProvider, '/a', {}, 'POST'],
    ['another case is none', toProvider, '/ADMIN/a'],
    ['a public path needs none', reached('/open'), '/open'],
    ['a path for tokens is no login', { status: 403 }, '/token'],
    ['a shared host is the same', toProvider, 'https://shared.staff.example/a'],
    ['an encoded slash is refused', { status: 404 }, '/a%2fb'],
  ])('%s', async (_about, expected, target, ...[headers, method]) => {
    expect(seen(await browserOf('anna').ask(target.startsWith('/') ? `${host}${target}` : target, headers, method))).toEqual(expected);
  });
});

describe('beside where browsers come back to', () => {
  test.each<[string, object, string, string?]>([
    ['the callback is the proxy\'s, which lets nobody in without a state', { status: 403 }, '/oauth2/callback?code=x&state=y:/a'],
    ['it takes no other method', { status: 403 }, '/oauth2/callback', 'POST'],
    ['nothing is behind a slash', { status: 404 }, '/oauth2/callback/'],
    ['what is below needs a login', toProvider, '/oauth2/callback/x'],
    ['another case is refused', { status: 403 }, '/OAUTH2/callback'],
    ['an empty segment is refused', { status: 404 }, '/oauth2//callback'],
    ['an encoded slash is refused', { status: 404 }, '/oauth2%2fcallback'],
    ['dots lead to it', { status: 302, to: '/' }, '/x/../oauth2/sign_out'],
    ['its other paths need a login', toProvider, '/oauth2/sign_in'],
    ['what it answers there to anybody reaches nothing', { status: 403 }, '/oauth2/static/css/bulma.min.css'],
    ['nor what it tells robots', { status: 403 }, '/robots.txt'],
    ['nor its health', { status: 403 }, '/oauth2/ping'],
    ['nor what it tells of users', { status: 401 }, '/oauth2/userinfo'],
    ['a host without a login has its own', { ...reached('/oauth2/callback') }, 'https://open.staff.example/oauth2/callback'],
    ['a shared host has that of the proxy', { status: 302, to: '/' }, 'https://shared.staff.example/oauth2/sign_out'],
  ])('%s', async (_about, expected, target, ...[method]) => {
    const page = await browserOf('anna').ask(target.startsWith('/') ? `${host}${target}` : target, {}, method);
    expect(seen(page)).toEqual(expected);
  });
});

describe('with a session', () => {
  test('a login leads back to what was asked for, and the application learns who it is', async () => {
    const anna = browserOf('anna');
    const page = await anna.open(`${host}/a?b=c`, { 'x-user-email': 'forged@example.com', 'X_User-Email': 'forged@example.com' });
    expect(seen(page)).toEqual(reached('/a?b=c', 'anna@example.com'));
    expect(JSON.stringify(page.received[0]!.headers)).not.toContain('forged');
    expect(page.received[0]!.headers.authorization).toMatch(/^Bearer /);
    expect(seen(await anna.ask(`${host}/b`))).toEqual(reached('/b', 'anna@example.com'));
  });

  test('claims are those of the token', async () => {
    const [anna, ben] = [browserOf('anna'), browserOf('ben')];
    expect(seen(await anna.open(`${host}/admin/a`))).toEqual(reached('/admin/a', 'anna@example.com'));
    expect(seen(await ben.open(`${host}/admin/a`))).toEqual({ status: 403 });
    expect(seen(await ben.ask(`${host}/ADMIN/a`))).toEqual({ status: 403 });
    expect(seen(await ben.ask(`${host}/a`))).toEqual(reached('/a', 'ben@example.com'));
    expect(seen(await ben.ask(`${host}/api/a`))).toEqual(reached('/api/a', 'ben@example.com'));
  });

  test('a token of one\'s own does not take the place of that of the session', async () => {
    const [anna, ben] = [browserOf('anna'), browserOf('ben')];
    const { authorization } = (await anna.open(`${host}/a`)).received[0]!.headers as { authorization: string };
    await ben.open(`${host}/a`);
    expect(seen(await ben.ask(`${host}/admin/a`, { authorization }))).toEqual({ status: 403 });
    expect(seen(await ben.ask(`${host}/a`, { authorization }))).toEqual(reached('/a', 'ben@example.com'));
    expect(seen(await browserOf('ben').ask(`${host}/admin/a`, { authorization }))).toEqual(toProvider);
    expect(seen(await browserOf('ben').ask(`${host}/token`, { authorization }))).toEqual(reached('/token', 'anna@example.com'));
    // what the proxy lets in without a session it gives no token for
    expect(seen(await browserOf('ben').ask(`${host}/robots.txt`, { authorization }))).toEqual({ status: 403 });
    // where a token may be brought it is that of machines
    expect(seen(await anna.ask(`${host}/api/a`, { authorization }))).toEqual({ status: 403 });
    expect(seen(await anna.ask(`${host}/api/a`, { authorization: 'Bearer x' }))).toEqual({ status: 401 });
  });

  test('a cookie that was changed is none', async () => {
    const anna = browserOf('anna');
    await anna.open(`${host}/a`);
    const jar = anna.cookies('orders.staff.example');
    for (const [name, value] of [...jar]) jar.set(name, value.replace(/^..../, 'AAAA'));
    expect(seen(await anna.ask(`${host}/a`))).toEqual(toProvider);
  });

  test('a login leads nowhere else', async () => {
    const page = await browserOf('anna').open(`${host}/a?rd=https://elsewhere.example.net/b`);
    expect(seen(page)).toEqual(reached('/', 'anna@example.com'));
    expect(seen(await browserOf('anna').ask(`${host}/oauth2/sign_out?rd=https://elsewhere.example.net/b`)).to).toBe('/');
  });

  test('a session ends', async () => {
    const anna = browserOf('anna');
    await anna.open(`${host}/a`);
    expect(seen(await anna.ask(`${host}/oauth2/sign_out`))).toEqual({ status: 302, to: '/' });
    expect(seen(await anna.ask(`${host}/a`))).toEqual(toProvider);
  });
});

interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  readonly answer?: number;
  readonly reaches?: string;
}

const rule = (name: string) => ({ 'x-fairlead-rule': `${name} orders.staff.example istio-ingress/staff oauth2-proxy` });

test.each<Row>([
  { about: 'a machine brings its token', send: 'GET /api/a', token: robot, reaches: application },
  { about: 'one of another role is sent nowhere', send: 'GET /api/a', token: { ...robot, role: 'other' }, answer: 403 },
  { about: 'one that has ended', send: 'GET /api/a', token: { ...robot, exp: -3600 }, answer: 401 },
  { about: 'a machine brings its token where users log in alone', send: 'GET /a', token: robot, answer: 302 },
  { about: 'a machine brings two', send: 'GET /api/a', token: { ...robot, in: 'twice' }, answer: 401 },
  { about: 'past the gateway with the name of the rule', from: 'gateway', to: application, send: 'GET /a', headers: rule('ANY /**'), answer: 302 },
  { about: 'past the gateway with that of another', from: 'gateway', to: application, send: 'GET /a', headers: { 'x-fairlead-rule': 'ANY /** orders.staff.example istio-ingress/staff' }, answer: 403 },
  { about: 'somebody else in the mesh with a token', from: 'elsewhere/somebody', to: application, send: 'GET /api/a', token: robot, headers: { 'x-fairlead-rule': `${rule('ANY /api/**')['x-fairlead-rule']} token` }, answer: 403 },
  { about: 'the proxy asked by somebody in the mesh', from: 'elsewhere/somebody', to: proxy, port: 4180, send: 'GET /oauth2/sign_out', headers: { 'x-fairlead-rule': 'login istio-ingress/staff' }, answer: 403 },
  { about: 'the proxy asked by the gateway for something else', from: 'gateway', to: proxy, port: 4180, send: 'GET /oauth2/sign_in', headers: { 'x-fairlead-rule': 'login istio-ingress/staff' }, answer: 403 },
  { about: 'the proxy asked by the gateway without the rule', from: 'gateway', to: proxy, port: 4180, send: 'GET /oauth2/sign_out', answer: 403 },
  { about: 'the proxy asked by the gateway', from: 'gateway', to: proxy, port: 4180, send: 'GET /oauth2/sign_out', headers: { 'x-fairlead-rule': 'login istio-ingress/staff' }, answer: 302 },
])('$about', async ({ about: _, answer: refusal = 200, reaches, ...row }) => {
  const { answer, received } = await exchange(world, { host: 'orders.staff.example', ...row });
  const expected = { status: refusal, reached: reaches === undefined ? [] : [reaches] };
  expect({ status: answer.status, reached: received.map(({ workload }) => workload) }).toEqual(expected);
});

test('while nobody can be asked users are refused, and machines are not', async () => {
  await stopOAuth2Proxy(world);
  const send = (row: Pick<Exchange, 'send' | 'token'>) => exchange(world, { host: 'orders.staff.example', ...row });
  expect((await send({ send: 'GET /a' })).answer.status).toBe(403);
  expect((await send({ send: 'GET /api/a', token: robot })).answer.status).toBe(200);
  expect((await send({ send: 'GET /open' })).answer.status).toBe(200);
}, 30_000);

afterAll(async () => {
  await mesh.become([]);
  await stopOAuth2Proxy(world);
  await stopProxies(world, [loginWorkload]);
}, 60_000);
