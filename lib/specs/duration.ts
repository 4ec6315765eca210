import { quote } from './show';
import { text, type Reason } from './text';

const quantity = '[0-9]{1,5}(h|ms|m|s)';

/** A span of time of at least one millisecond, in the syntax of Gateway API (GEP-2257): `10s`, `1m30s`, `250ms`. */
export const duration = text({
  noun: 'duration',
  code: 'invalid-duration',
  pattern: new RegExp(`^(${quantity})*[1-9][0-9]{0,4}(h|ms|m|s)(${quantity})*$`),
  maxLength: 32,
  allowed: 'whole numbers with a unit of `h`, `m`, `s` or `ms`, as in `10s`, `1m30s` or `250ms`',
  explain,
});

const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** The milliseconds of a duration that has passed the schema. */
export function milliseconds(value: string): number {
  const parts = [...value.matchAll(/([0-9]+)(h|ms|m|s)/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0);
}

function explain(value: string): readonly Reason[] {
  const subject = `the duration ${quote(value)}`;
  if (/^[0-9]+$/.test(value)) return [{ message: `${subject} has no unit`, help: `for seconds write \`${value}s\`` }];
  if (value.startsWith('-')) return [{ message: `${subject} is negative`, help: 'use at least `1ms`' }];
  if (/^[0.]+(h|m|s|ms)$/.test(value)) return [{ message: `${subject} is no time at all`, help: 'use at least `1ms`' }];
  if (/[0-9]\.[0-9]/.test(value)) return [{ message: `${subject} has a fraction`, help: 'use a smaller unit, as in `1500ms`' }];
  return [];
}
