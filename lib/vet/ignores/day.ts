/** Whether a text is a day of the calendar, as in `2027-06-30`; such texts are in order of time. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const date = new Date(Date.UTC(year ?? NaN, (month ?? 0) - 1, day));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
