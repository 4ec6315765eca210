import * as z from 'zod/mini';
import { optional } from './field';
import { logFormat } from './log-format';
import { map } from './map';
import { atMostOneOf } from './one-of';
import { withReason } from './reason';
import { text } from './text';

const label = text({
  noun: 'field name',
  code: 'invalid-name',
  pattern: /^[A-Za-z0-9_.-]+$/,
  maxLength: 128,
  allowed: 'letters, digits, `_`, `.` and `-`',
});

/** What the proxies write of each request; JSON where nothing is said. */
export const accessLogs = atMostOneOf(z.strictObject({
  labels: optional(map(label, logFormat, {
    max: 64,
    empty: { message: '`labels` is empty, so that lines would say nothing', help: 'leave `labels` out for those that Istio writes' },
  }), 'The fields of a line in JSON, each with its format.', { fallback: 'those that Istio writes, the path without its query', example: '{method: "%REQ(:METHOD)%"}' }),
  text: optional(logFormat, 'The format of a line of plain text, instead of JSON.', { example: '"%REQ(:METHOD)% %RESPONSE_CODE%"' }),
  disabled: optional(withReason, 'Nothing is written.', { example: '{reason: a service mesh of tests}' }),
}), ['labels', 'text', 'disabled']);
