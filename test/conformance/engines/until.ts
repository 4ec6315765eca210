import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds, asking again and again; an error, or none after so many seconds, names what was waited for. */
export async function until(what: string, seconds: number, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + seconds * 1000;
  let reason = '';
  for (;;) {
    try {
      if (await holds()) return;
      reason = '';
    } catch (error) {
      reason = `: ${(error as Error).message}`;
    }
    if (Date.now() > end) throw new Error(`${what}: not after ${seconds} s${reason}`);
    await sleep(25);
  }
}
