import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { requestId, type Received } from '../engines/application';
import { gatewayPorts, gateways, type Host } from '../engines/hosts';
import { places } from '../engines/places';
import { receivedBy } from '../traffic/exchange';

/** An answer, and what the application got of the request. */
export interface Page {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly received: readonly Received[];
}

/** What keeps cookies as a browser does, each for its own host. */
export interface Browser {
  /** Asks for one address, and follows nothing. */
  readonly ask: (url: string, headers?: Readonly<Record<string, string>>, method?: string) => Promise<Page>;
  /** Follows where it is sent, to the provider and back. */
  readonly open: (url: string, headers?: Readonly<Record<string, string>>) => Promise<Page>;
  readonly cookies: (host: string) => Map<string, string>;
}

const provider = 'id.example.com';

/** A browser of a user that the provider knows already, with a way in for all hosts but the provider's. */
export function browserOf(user: string, gateway: Host = gateways.ingress): Browser {
  const jars = new Map<string, Map<string, string>>([[provider, new Map([['user', user]])]]);
  const cookies = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const ask: Browser['ask'] = async (address, headers = {}, method = 'GET') => {
    const { hostname, pathname, search } = new URL(address);
    const target = address.replace(/^https:\/\/[^/]+/, '') || pathname + search;
    const jar = cookies(hostname);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const id = randomUUID();
    const answer = await send({ host: hostname, gateway }, target, method, { ...cookie !== '' && { cookie }, [requestId]: id, ...headers });
    for (const line of answer.headers['set-cookie'] ?? []) keep(jar, line);
    return { ...answer, received: await receivedBy(id) };
  };
  const open: Browser['open'] = async (address, headers) => {
    let [url, page] = [address, await ask(address, headers)];
    for (let steps = 0; page.status === 302 && steps < 8; steps++) {
      url = String(new URL(page.headers.location!, url));
      page = await ask(url, headers);
    }
    return page;
  };
  return { ask, open, cookies };
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
  if (value === '' || /; *max-age=(0|-)/i.test(line) || /expires=[^;]*(1970|0001)/i.test(line)) jar.delete(name!);
  else jar.set(name!, value!);
}

function send({ host, gateway }: { readonly host: string; readonly gateway: Host }, path: string, method: string, headers: Readonly<Record<string, string>>): Promise<Omit<Page, 'received'>> {
  const { internet } = places;
  const way = host === provider ? { host: internet.address, port: internet.tls } : { host: gateway.address, port: gatewayPorts.https };
  return new Promise((resolve, reject) => {
    request({ ...way, servername: host, path, method, headers: { host, ...headers }, rejectUnauthorized: false, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      }).once('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body }));
    }).once('error', reject).end();
  });
}
