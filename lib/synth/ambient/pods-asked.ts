import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import { asksPods } from './asks-pods';

/** What asks pods past their waypoint is known to ztunnel by its identity and the port alone: what else is said of it would be dropped. */
export function* podsAsked(applications: readonly Application[]): Generator<Problem> {
  for (const application of applications) {
    yield* metricsBesideOthers(application);
    yield* waypointsWithWords(application);
  }
}

/** Scrapers ask pods, each by its address; the port on which they do is open to them with all its paths. */
function* metricsBesideOthers({ spec, metrics, exposures, passthroughs, portPassages, callers, signsIn }: Application): Generator<Problem> {
  if (!metrics) return;
  const { targetPort, name } = metrics.port;
  const exposed = exposures.flatMap(({ rules }) => rules.flatMap(({ backend, origin }) => (backend && origin.spec === spec ? [backend] : [])));
  const passed = [...passthroughs, ...portPassages].map(({ backend }) => backend);
  const called = callers.flatMap(({ httpPorts, otherPorts }) => [...httpPorts, ...otherPorts]);
  if (![...exposed, ...passed, ...called, ...signsIn.map(({ port }) => port)].some((port) => port.targetPort === targetPort)) return;
  const message = `with \`mode: ambient\` whoever reads metrics may ask anything of the port \`${name}\`, which others use too: scrapers ask pods, for which no proxy reads paths`;
  yield { code: 'metrics-beside-others', on: spec, path: ['spec', 'metrics'], message, help: 'serve metrics on a port of its own, and list the `ports` of callers without it' };
}

function* waypointsWithWords({ spec, callers }: Application): Generator<Problem> {
  for (const { path, methods, paths, token, ...caller } of callers) {
    if (!asksPods(caller) || !(methods ?? paths ?? token)) continue;
    const message = `the waypoint of \`${caller.namespace}\` asks pods, for which no proxy reads methods, paths or tokens: it would be let in without them`;
    yield { code: 'waypoint-as-caller', on: spec, path, message, help: 'leave out `methods`, `paths` and `jwt`, and list the `ports` that it may use' };
  }
}
