import type { PathRule } from '../../routing/intent';
import { contains, parsePath } from '../../routing/path-pattern';
import type { Problem } from '../../specs/problem';
import { hostCovers } from '../hosts';

/** Redirects to a path that is redirected by the same rule: no client would ever arrive. */
export function* redirectLoops(host: string, rules: readonly PathRule[]): Generator<Problem> {
  for (const { auth, pattern, origin: { spec, path } } of rules) {
    if (auth.kind !== 'redirect') continue;
    const { authority, uri } = auth;
    const staysHere = authority === undefined || hostCovers(host, authority);
    const [bare] = (uri ?? '').split('?') as [string];
    if (!staysHere || (uri !== undefined && !contains(pattern, parsePath(bare)))) continue;
    const target = `${authority ?? host}${uri ?? ''}`;
    const message = `\`${pattern.text}\` is redirected to \`${target}\`, which is the same path of \`${host}\` again: no client would ever arrive`;
    yield { code: 'redirect-loop', on: spec, path: [...path, 'redirect'], message, help: 'redirect to a path outside this one, or to a host that this entry does not list' };
  }
}
