import type { Words } from './fault';

/** What to say of too few or too many things. */
export function counted(thing: string, count: number, min: number, max: number): Words {
  const [bound, limit] = count < min ? ['at least', min] : ['at most', max];
  const some = `${bound} ${limit} ${thing}${limit === 1 ? '' : 's'}`;
  return { message: `this must have ${some}, and has ${count}`, help: `give it ${some}` };
}
