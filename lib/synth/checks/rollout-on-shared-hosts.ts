import type { RouteTable } from '../../routing/ownership';
import type { Problem } from '../../specs/problem';

/** Parts of shared hosts whose requests a controller is to have: what the operator's route delegates to cannot delegate again. */
export function* rolloutOnSharedHosts(tables: readonly RouteTable[]): Generator<Problem> {
  for (const { application, host, rules } of tables) {
    const rule = application === undefined ? undefined : rules.find(({ backend }) => backend?.delegate !== undefined);
    if (!rule) continue;
    yield {
      code: 'rollout-on-shared-host',
      on: rule.origin.spec,
      path: ['spec', 'rollout'],
      message: `\`${host}\` is shared: its operator's route delegates to this application, and Istio would drop what delegates from there to a controller`,
      help: 'leave `rollout` out and write `versions`, or expose the application on a host of its own',
    };
  }
}
