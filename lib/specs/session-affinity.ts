import * as z from 'zod/mini';
import { duration } from './duration';
import { field, optional } from './field';
import { cookieName } from './token-source';

const cookie = z.strictObject({
  name: field(cookieName, 'The name of the cookie; none from which a token is read.', { example: 'sid' }),
  ttl: optional(duration, 'How long a client keeps it, as a duration such as `1h`.', { fallback: 'until its browser is closed', example: '1h' }),
});

/** What keeps the requests of one client together. */
export const sessionAffinity = z.strictObject({
  cookie: field(cookie, 'A cookie that the proxy gives to a client that has none. Where the application is reached from outside, clients send it over HTTPS alone (`Secure`).', { example: '{name: sid}' }),
});
