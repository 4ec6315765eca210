import * as z from 'zod/mini';
import { field } from './field';
import { list } from './list';
import { dnsLabel } from './names';
import { unique } from './unique';

const namespaces = unique(list(dnsLabel('namespace'), {
  max: 256,
  empty: { message: '`namespaces` is empty, which could be read as every namespace', help: 'name the namespaces, or leave `instrumentation` out' },
}), { key: (name) => name, noun: 'namespace', help: 'list each namespace once', cel: 'x == y' });

/** Where applications can have themselves instrumented. */
export const instrumentation = z.strictObject({
  namespaces: field(namespaces, 'The namespaces whose pods may ask for it by the annotation of their language, such as `instrumentation.opentelemetry.io/inject-java: "true"`.', { example: '[shop]' }),
});
