import { request as requestPlain } from 'node:http';
import { request as requestTls, type RequestOptions } from 'node:https';
import type { Answer, Api } from './api';

/** Longest wait for the server to say something more, in milliseconds. */
const patience = 30_000;

/** An API server at a URL, asked with these options of TLS and authentication. */
export function httpsApi(server: string, options: RequestOptions, timeout = patience): Api {
  const request = server.startsWith('http:') ? requestPlain : requestTls;
  const headers = { accept: 'application/json', ...options.headers };
  return {
    get: (path) => new Promise<Answer>((resolve, reject) => {
      const asked = request(`${server.replace(/\/$/, '')}${path}`, { ...options, method: 'GET', headers, timeout }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const retryAfter = Number(response.headers['retry-after']);
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), ...(retryAfter > 0 && { retryAfter }) });
        });
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer for ${timeout / 1000} seconds`)));
      asked.on('error', reject);
      asked.end();
    }),
  };
}
