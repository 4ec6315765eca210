import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, request as tlsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { authorityIn, certificateFor } from './authority';
import { gatewayPorts } from './hosts';
import { keyFor, publicKeys } from './keys';
import { openIdProvider } from './openid-provider';
import { places } from './places';
import type { World } from './world';

const { internet, acme, cloud } = places;

/** The certificate authority that the specs' `letsencrypt` means, and the issuers of tokens that are asked for their keys. */
const acmeHost = 'acme-v02.api.letsencrypt.org';
const issuerHosts = ['id.example.com', 'partners.example.org'];

/** The names that the servers of this internet have certificates for. */
export const internetNames = [acmeHost, ...issuerHosts];

/** What makes a program reach hosts outside of the cluster through this machine, and believe their certificates. */
export function internetAccess({ folder }: Pick<World, 'folder'>): Readonly<Record<string, string>> {
  const proxy = `http://${internet.address}:${internet.proxy}`;
  return { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, SSL_CERT_FILE: authorityIn(folder).certificate };
}

/**
 * The internet as the cluster sees it: a proxy that leads each name to this machine, so that the examples run unchanged.
 *
 * Issuers of tokens answer with their keys, and log users in, Let's Encrypt is a server of the same protocol, and names in the hosted zones lead where
 * their records say, with the ports of a gateway for those of the web.
 */
export async function startInternet({ folder }: World): Promise<() => void> {
  const { certificate, key } = await certificateFor(folder, 'internet', internetNames.map((name) => `DNS:${name}` as const));
  const answersLogin = openIdProvider(folder);
  const issuers = createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (asked, response) => {
    const host = asked.headers.host!.replace(/:\d+$/, '');
    if (host === acmeHost) return askAcme(asked, response);
    if (!answersLogin(host, asked, response)) response.setHeader('content-type', 'application/json').end(publicKeys([keyFor(folder, host)]));
  });
  const proxy = createServer((asked, response) => void forward(asked, response).catch(() => response.writeHead(502).end()));
  proxy.on('connect', (asked: IncomingMessage, client: Socket) => void tunnel(asked.url!, client).catch(() => client.destroy()));
  await Promise.all([listen(issuers, internet.address, internet.tls), listen(proxy, internet.address, internet.proxy)]);
  return () => [issuers, proxy].forEach((server) => {
    server.close();
    server.closeAllConnections();
  });
}

function listen(server: ReturnType<typeof createServer>, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
}

async function tunnel(target: string, client: Socket): Promise<void> {
  const [host, port] = target.split(':') as [string, string];
  const server = internetNames.includes(host) ? connect(internet.tls, internet.address) : connect(port === '443' ? gatewayPorts.https : Number(port), await addressOf(host));
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
  server.once('connect', () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    server.pipe(client).pipe(server);
  });
}

/** Let's Encrypt has its directory at another path than the server that stands for it. */
function askAcme(asked: IncomingMessage, response: ServerResponse): void {
  const path = asked.url === '/directory' ? '/dir' : asked.url;
  const { method, headers } = asked;
  asked.pipe(tlsRequest({ host: acme.address, port: acme.directory, method, path, headers, rejectUnauthorized: false }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  }).on('error', () => response.writeHead(502).end()));
}

async function forward(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const { hostname, pathname, search, host } = new URL(asked.url!);
  const address = await addressOf(hostname);
  const { method, headers } = asked;
  request({ host: address, port: gatewayPorts.http, method, path: pathname + search, headers: { ...headers, host } }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  }).on('error', () => response.writeHead(502).end()).end();
}

async function addressOf(host: string): Promise<string> {
  const resolver = new Resolver();
  resolver.setServers([`${cloud.address}:${cloud.dns}`]);
  return (await resolver.resolve4(host))[0]!;
}
