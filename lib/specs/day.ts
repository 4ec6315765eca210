import { text } from './text';

/** A day of the calendar, as in `2026-12-31`; such texts are in order of time. In this century every fourth year is a leap year. */
export const day = text({
  noun: 'day',
  code: 'invalid-day',
  pattern: /^20([0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([02468][048]|[13579][26])-02-29)$/,
  maxLength: 10,
  allowed: 'a day of this century as `<year>-<month>-<day>`, in quotes, as in `"2026-12-31"`',
});

/** The day of a moment, as the world counts it (UTC). */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
