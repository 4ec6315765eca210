import { isDay } from './day';
import type { IgnorePlace, Ignores } from './ignore';
import { ignoreWithoutReason, malformedIgnore } from './ignore-rules';

/** Reads `<rule>[, <rule> …] [until <day>]: <reason>`; `example` is how such a line is written where it stands. */
export function ignoreLine(line: string, place: IgnorePlace, example: (rule: string) => string): Ignores {
  const colon = line.indexOf(':');
  const [head, reason] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
  const words = head.split(/[\s,]+/).filter((word) => word !== '');
  const at = words.indexOf('until');
  const [rules, days] = at < 0 ? [words, []] : [words.slice(0, at), words.slice(at + 1)];
  const [rule = 'gateway-not-found'] = rules;
  if (rules.length === 0) return wrong(place, 'it does not say which rule is to be ignored', `write ${example(`${rule}: <reason>`)}`);
  if (reason === '') return withoutReason(place, rule, `write ${example(`${rule}: <reason>`)}`);
  const [until] = days;
  if (at < 0) return { ignores: [{ place, rules, reason }], faults: [] };
  if (until === undefined || days.length > 1 || !isDay(until)) {
    return wrong(place, until === undefined ? 'it does not say until when' : `\`${days.join(' ')}\` is no day`, `write ${example(`${rule} until 2027-06-30: <reason>`)}`);
  }
  return { ignores: [{ place, rules, until, reason }], faults: [] };
}

function wrong(place: IgnorePlace, message: string, help: string): Ignores {
  return { ignores: [], faults: [{ rule: malformedIgnore, place, message, help }] };
}

/** Somebody wants a rule ignored and does not say why. */
export function withoutReason(place: IgnorePlace, rule: string, help: string): Ignores {
  return { ignores: [], faults: [{ rule: ignoreWithoutReason, place, message: `it does not say why \`${rule}\` is to be ignored`, help }] };
}

/** Several as one. */
export function together(all: readonly Ignores[]): Ignores {
  return { ignores: all.flatMap(({ ignores }) => ignores), faults: all.flatMap(({ faults }) => faults) };
}
