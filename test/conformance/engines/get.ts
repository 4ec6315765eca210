import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';

/** Fetches a page of an engine of this machine, whoever signed its certificate. */
export function get(url: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const fetch = url.startsWith('https:') ? httpsGet : httpGet;
    fetch(url, { rejectUnauthorized: false, agent: false, timeout: 5000, headers: { 'user-agent': 'conformance' } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => { body += text; });
      response.once('end', () => resolve({ status: response.statusCode!, body })).once('error', reject);
    }).once('timeout', function (this: { destroy(error: Error): void }) {
      this.destroy(new Error(`${url} does not answer`));
    }).once('error', reject);
  });
}
