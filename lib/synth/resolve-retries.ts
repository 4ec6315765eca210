import type { Retries } from '../routing/intent';
import type { PathRule } from '../specs/secure-application';

/** The retries of a path or of a whole application; switched off, they are for every method. */
export function resolveRetries({ attempts, perTryTimeout, retryOn, nonIdempotent }: NonNullable<PathRule['retries']>): Retries {
  return {
    attempts,
    ...(perTryTimeout !== undefined && { perTryTimeout }),
    ...(retryOn && { retryOn }),
    anyMethod: attempts === 0 || nonIdempotent !== undefined,
  };
}
