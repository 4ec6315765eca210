import * as z from 'zod/mini';
import { field } from './field';
import { singleHost } from './host';
import { list } from './list';
import { dnsLabel } from './names';
import { pathPrefix } from './path';
import { unique } from './unique';

const application = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the SecureApplication.', { example: 'orders' }),
  namespace: field(dnsLabel('namespace'), 'Its namespace.', { example: 'shop' }),
});

const route = z.strictObject({
  prefix: field(pathPrefix, [
    'A path, with all below it. It is compared by whole segments, as it is written: `/orders` takes neither `/orders2` nor `/Orders`.',
    'Of several that fit, the one with most segments decides.',
  ].join(' '), { example: '/orders' }),
  application: field(application, 'The one application that serves it, if it exposes the host.', { example: '{name: orders, namespace: shop}' }),
});

const routes = unique(list(route, {
  max: 64,
  empty: { message: '`routes` is empty, so that nobody could serve the host', help: 'give each application its prefix, or leave the host out' },
}), { key: ({ prefix }) => prefix, at: () => 'prefix', noun: 'prefix', help: 'give a prefix to one application', cel: 'x.prefix == y.prefix' });

/** A host whose paths belong to several applications, of any namespaces. */
export const sharedHost = z.strictObject({
  host: field(singleHost, 'The host: a label stands for the name below the first domain.', { example: 'api' }),
  routes: field(routes, 'Which application serves which paths of it. An application lists the host, and paths inside its own prefixes; what no prefix takes is refused.', {
    example: '[{prefix: /orders, application: {name: orders, namespace: shop}}]',
  }),
});
