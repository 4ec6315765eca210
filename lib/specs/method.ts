import * as z from 'zod/mini';
import { list } from './list';
import { unique } from './unique';

const method = z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

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
