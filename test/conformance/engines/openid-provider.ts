import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tokenOf } from '../traffic/token';
import { keyFor } from './keys';

/** The users of the provider, by the cookie `user` that their browsers have there, and what their tokens say of them. */
const users: Readonly<Record<string, object>> = {
  anna: { sub: 'anna', email: 'anna@example.com', email_verified: true, groups: ['staff', 'admin'] },
  ben: { sub: 'ben', email: 'ben@example.com', email_verified: true, groups: ['staff'] },
};

interface Login {
  readonly user: string;
  readonly client: string;
  readonly nonce: string | null;
}

/** Answers what a provider of OpenID Connect is asked while somebody logs in by its code flow; tells whether it was that. */
export function openIdProvider(folder: string): (host: string, asked: IncomingMessage, response: ServerResponse) => boolean {
  const logins = new Map<string, Login>();
  return (host, asked, response) => {
    const url = new URL(asked.url!, `https://${host}`);
    const json = (value: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration') {
      json({
        issuer: `${url.origin}/`,
        authorization_endpoint: `${url.origin}/authorize`,
        token_endpoint: `${url.origin}/token`,
        jwks_uri: `${url.origin}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    } else if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri')!);
      const code = randomUUID();
      const user = /(?:^|; )user=(\w+)/.exec(asked.headers.cookie ?? '')?.[1] ?? 'ben';
      logins.set(code, { user, client: url.searchParams.get('client_id')!, nonce: url.searchParams.get('nonce') });
      back.search = String(new URLSearchParams({ code, state: url.searchParams.get('state')! }));
      response.writeHead(302, { location: String(back) }).end();
    } else if (url.pathname === '/token') {
      void formOf(asked).then((form) => {
        const { user, client, nonce } = logins.get(form.get('code')!)!;
        logins.delete(form.get('code')!);
        const token = tokenOf({ iss: `${url.origin}/`, aud: client, nonce, ...users[user] }, keyFor(folder, host));
        json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 3600, id_token: token });
      });
    } else {
      return false;
    }
    return true;
  };
}

async function formOf(asked: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}
