import { milliseconds } from '../../specs/duration';
import type { Path, Problem } from '../../specs/problem';
import type { SecureApplication, SecureApplicationSpec } from '../../specs/secure-application';
import type { Application } from '../application';

type Traffic = Pick<NonNullable<SecureApplicationSpec['traffic']>, 'timeout' | 'retries'>;

/** Attempts that may take longer than the whole answer, so that there never is a second one. */
export function* attemptTimeouts(applications: readonly Application[]): Generator<Problem> {
  for (const { spec } of applications) {
    const { traffic = {}, expose = [] } = spec.spec;
    yield* endedAttempts(spec, traffic, ['spec', 'traffic', 'retries', 'perTryTimeout']);
    for (const [entry, { paths = [] }] of expose.entries()) {
      for (const [index, { timeout, retries }] of paths.entries()) {
        if (timeout === undefined && !retries) continue;
        const place = ['spec', 'expose', entry, 'paths', index, ...retries ? ['retries', 'perTryTimeout'] : ['timeout']];
        yield* endedAttempts(spec, { timeout: timeout ?? traffic.timeout, retries: retries ?? traffic.retries }, place);
      }
    }
  }
}

function* endedAttempts(on: SecureApplication, { timeout, retries }: Traffic, path: Path): Generator<Problem> {
  const attempt = retries?.perTryTimeout;
  if (timeout === undefined || attempt === undefined || milliseconds(attempt) <= milliseconds(timeout)) return;
  yield {
    code: 'without-effect',
    on,
    path,
    message: `each attempt may take \`${attempt}\`, and the whole answer \`${timeout}\`, which ends the first one before there is another`,
    help: 'make `perTryTimeout` shorter than `timeout`',
  };
}
