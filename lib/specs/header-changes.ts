import * as z from 'zod/mini';
import { optional } from './field';
import { changedRequestHeader, changedResponseHeader } from './header';
import { headerValue } from './header-value';
import { list } from './list';
import { map } from './map';
import { atLeastOneOf } from './one-of';
import { withRule, type Mistake } from './rule';
import { quote } from './show';

const value = headerValue('to take a header away, list it in `remove`');

interface Changes {
  readonly set?: Readonly<Record<string, string>> | undefined;
  readonly add?: Readonly<Record<string, string>> | undefined;
  readonly remove?: readonly string[] | undefined;
}

function changes(name: z.ZodMiniString<string>, noun: string, example: string) {
  const empty = (field: string) => ({ message: `\`${field}\` is empty`, help: `leave \`${field}\` out` });
  const shape = z.strictObject({
    set: optional(map(name, value, { max: 32, empty: empty('set') }), `Headers that the ${noun} has with these values, whatever it came with; a \`%\` is a \`%\`.`, { example }),
    add: optional(map(name, value, { max: 32, empty: empty('add') }), `Values that the ${noun} has beside those it came with.`, { example }),
    remove: optional(list(name, { max: 32, empty: empty('remove') }), `Headers that are taken from the ${noun}.`, { example: '[x-internal]' }),
  });
  return withRule(atLeastOneOf(shape, ['set', 'add', 'remove']), changedTwice);
}

/** Which of two changes of one header comes first, nobody reads out of a map. */
function changedTwice({ set, add, remove }: Changes): readonly Mistake[] {
  const first = new Map<string, readonly (string | number)[]>();
  return [...placesIn('set', set), ...placesIn('add', add), ...removed(remove)].flatMap(({ name, at }) => {
    const key = name.toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, at);
    if (!before) return [];
    return [{ code: 'duplicate', at, message: `the header ${quote(name)} is changed twice`, help: 'change each header once, in one case of its letters', related: [{ at: before, message: 'first given here' }] }];
  });
}

interface Place {
  readonly name: string;
  readonly at: readonly (string | number)[];
}

/** Parts of a value may be of the wrong type, which is reported elsewhere. */
function placesIn(field: string, entries: Changes['set']): Place[] {
  return Object.keys(Object(entries) as object).map((name) => ({ name, at: [field, name] }));
}

function removed(names: unknown): Place[] {
  return Array.isArray(names) ? names.flatMap((name: unknown, index) => (typeof name === 'string' ? [{ name, at: ['remove', index] }] : [])) : [];
}

/** What is changed in the headers of requests and answers on their way through the gateway. */
export const headerChanges = atLeastOneOf(z.strictObject({
  request: optional(changes(changedRequestHeader, 'request', '{x-channel: web}'), 'What the application gets. None of the headers by which somebody is known or a request is judged can be changed.', {
    example: '{set: {x-channel: web}}',
  }),
  response: optional(changes(changedResponseHeader, 'answer', '{x-frame-options: DENY}'), 'What the client gets.', {
    example: '{set: {x-frame-options: DENY}}',
  }),
}), ['request', 'response']);
