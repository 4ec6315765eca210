import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Api } from './api';

/** How often an overloaded server is asked again, and the longest pause before that, in seconds. */
const attempts = 4;
const longestPause = 10;

/** Asks until the server is not too busy to answer. */
export async function ask(api: Api, path: string): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await api.get(path);
    const busy = answer.status === 429 || answer.status === 503;
    if (!busy || attempt === attempts) return answer;
    await pause(1000 * Math.min(answer.retryAfter ?? attempt, longestPause));
  }
}
