import * as z from 'zod/mini';
import { field } from './field';
import { list } from './list';
import { dnsLabel, dnsSubdomain } from './names';
import { unique } from './unique';

/** Who reads metrics, by the identity that it has in the mesh. */
export const scraper = z.strictObject({
  serviceAccount: field(dnsSubdomain('service account'), 'The service account that it runs as.', { example: 'prometheus' }),
  namespace: field(dnsLabel('namespace'), 'Its namespace.', { example: 'monitoring' }),
});

/** Who may read the metrics of applications. */
export const scrapers = unique(list(scraper, {
  max: 16,
  empty: { message: '`scrapers` is empty, which could be read as everybody', help: 'leave `scrapers` out to let none in' },
}), {
  key: ({ serviceAccount, namespace }) => (typeof serviceAccount === 'string' && typeof namespace === 'string' ? `${namespace}/${serviceAccount}` : undefined),
  noun: 'scraper',
  help: 'list each once',
});
