import * as z from 'zod/mini';
import { accessLogs } from './access-logs';
import { defaulted } from './field';

/** What the proxies tell of the traffic. */
export const telemetry = z.strictObject({
  accessLogs: defaulted(accessLogs, () => ({}), 'A line of each request on the standard output of each proxy, in JSON.'),
});
