import * as z from 'zod/mini';
import { defaulted, optional } from './field';
import { dnsLabel } from './names';
import { path } from './path';
import { withRule } from './rule';
import { quote } from './show';

const exactPath = withRule(path, (value) => /[{*]/.test(value) ? [{
  code: 'invalid-path',
  message: `${quote(value)} is more than one path, and metrics are read at one`,
  help: 'write the path without `{x}` and `/**`',
}] : [], { rule: '!self.contains(\'{\') && !self.contains(\'*\')', message: 'metrics are read at one path' });

/** Where an application tells its metrics. */
export const metrics = z.strictObject({
  port: optional(dnsLabel('port name'), 'The port that they are read on, by its name in `ports`.', { fallback: 'the first port', example: 'http' }),
  path: defaulted(exactPath, '/metrics', 'The path that they are read at.'),
});
