import { milliseconds } from '../../specs/duration';
import type { Path, Problem } from '../../specs/problem';
import { speaksHttp } from '../../specs/protocol';
import type { Application } from '../application';

/** After this time without a byte, sidecars end connections that they do not read (Envoy's own limit; Istio has no field for what comes in). */
const longest = '1h';

/** Times without a byte that something else ends before, or that end an answer which may still come. */
export function* idleTimeouts(applications: readonly Application[]): Generator<Problem> {
  for (const { spec: on, ports } of applications) {
    const { traffic, expose = [], rollout } = on.spec;
    const idle = traffic?.idleTimeout;
    if (idle === undefined) continue;
    const path = ['spec', 'traffic', 'idleTimeout'];
    const unread = ports.find((port) => !speaksHttp(port));
    if (unread && milliseconds(idle) > milliseconds(longest)) {
      const message = `on the port \`${unread.name}\`, which speaks no HTTP, a connection is ended after \`${longest}\` without a byte, before these \`${idle}\``;
      yield { code: 'without-effect', on, path, message, help: `use at most \`${longest}\`, and let clients or the application send something meanwhile` };
    }
    if (unread && rollout?.argoRollouts) {
      const message = `Argo Rollouts owns what clients are told of connections, those to the port \`${unread.name}\` among them`;
      yield { code: 'two-owners', on, path, message, help: 'leave it out, or give the port to an application of its own' };
    }
    const timeouts = expose.flatMap(({ paths = [] }, entry) => paths.map(({ timeout }, index): readonly [string | undefined, Path] => (
      [timeout, ['spec', 'expose', entry, 'paths', index, 'timeout']]
    )));
    for (const [timeout, place] of [[traffic?.timeout, ['spec', 'traffic', 'timeout']] as const, ...timeouts]) {
      if (timeout !== undefined && milliseconds(timeout) >= milliseconds(idle)) yield ended(on, place, timeout, idle);
    }
  }
}

function ended(on: object, path: Path, timeout: string, idle: string): Problem {
  const message = `an answer may take \`${timeout}\`, and \`idleTimeout\` ends it after \`${idle}\` in which nothing came`;
  return { code: 'without-effect', on, path, message, help: 'make `idleTimeout` longer than every `timeout`' };
}
