import type { HTTPRetry } from '../../kube/generated/virtual-service';
import { idempotentMethods } from '../../specs/method';
import type { PathRule, Retries } from '../intent';

/** Methods that are retried alike, or left to what Istio does of its own. */
export interface RetriedPart {
  /** Absent: any method. */
  readonly methods?: readonly string[];
  readonly retries?: HTTPRetry;
}

/** The methods that are retried, and behind them those that are not: each part needs a route of its own. */
export function retriedParts(methods: PathRule['methods'], retries: Retries | undefined): RetriedPart[] {
  if (!retries || retries.anyMethod) return [part(methods, retries)];
  const idempotent = idempotentMethods.filter((name) => methods?.includes(name) ?? true);
  const others = methods?.filter((name) => !idempotent.includes(name));
  return [
    ...(idempotent.length > 0 ? [part(others?.length === 0 ? methods : idempotent, retries)] : []),
    ...(others?.length === 0 ? [] : [part(others)]),
  ];
}

function part(methods: PathRule['methods'], retries?: Retries): RetriedPart {
  return { ...(methods && { methods }), ...(retries && { retries: retryOf(retries) }) };
}

function retryOf({ attempts, perTryTimeout, retryOn }: Retries): HTTPRetry {
  return { attempts, ...(perTryTimeout !== undefined && { perTryTimeout }), ...(retryOn && { retryOn: retryOn.join() }) };
}
