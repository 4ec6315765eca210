import * as z from 'zod/mini';
import { field } from './field';
import { list, type ListKind } from './list';
import { dnsLabel, dnsSubdomain } from './names';
import { unique } from './unique';

/** Somebody in the mesh, by the identity of its pods; the values are examples. */
export function account({ serviceAccount, namespace }: { readonly serviceAccount: string; readonly namespace: string }) {
  return z.strictObject({
    serviceAccount: field(dnsSubdomain('service account'), 'The service account that it runs as.', { example: serviceAccount }),
    namespace: field(dnsLabel('namespace'), 'Its namespace.', { example: namespace }),
  });
}

/** A list of such, each once. */
export function accounts(item: ReturnType<typeof account>, noun: string, kind: ListKind) {
  return unique(list(item, kind), {
    key: ({ serviceAccount, namespace }) => (typeof serviceAccount === 'string' && typeof namespace === 'string' ? `${namespace}/${serviceAccount}` : undefined),
    noun,
    help: 'list each once',
  });
}
