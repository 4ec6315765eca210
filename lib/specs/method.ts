import * as z from 'zod/mini';
import { list } from './list';
import { unique } from './unique';

const names = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const method = z.enum(names);

/** The methods that a request may be sent with twice, and nothing more comes of it (RFC 9110, section 9.2.2). */
export const idempotentMethods: readonly string[] = names.filter((name) => name !== 'POST' && name !== 'PATCH');

/** A list of HTTP methods, each once. */
export const methods = unique(list(method, {
  max: 7,
  empty: { message: '`methods` is empty, which could be read as any method', help: 'leave `methods` out for any method' },
}), {
  key: (item) => item,
  noun: 'method',
  help: 'name each method once',
  cel: 'x == y',
});
