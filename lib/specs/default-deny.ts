import * as z from 'zod/mini';
import { field } from './field';
import { list } from './list';
import { dnsLabel } from './names';
import { unique } from './unique';

const namespaces = unique(list(dnsLabel('namespace'), {
  max: 256,
  empty: { message: '`namespaces` is empty, which could be read as every namespace', help: 'name the namespaces, or leave `defaultDeny` out' },
}), { key: (name) => name, noun: 'namespace', help: 'list each namespace once', cel: 'x == y' });

/** The namespaces whose workloads are closed to everybody whom no policy lets in. */
export const defaultDeny = z.strictObject({
  namespaces: field(namespaces, 'The namespaces; neither Istio\'s root namespace nor one with a gateway.', { example: '[shop]' }),
});
