import type { Checked } from '../specs/checked';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Metrics, Port } from './application';
import { choosePort } from './choose-port';

/** Where the metrics of an application are read, and by whom; none where nothing is said of them. */
export function* resolveMetrics(spec: SecureApplication, ports: readonly Port[], settings: MeshSettings | undefined): Checked<Metrics | undefined> {
  const asked = spec.spec.metrics;
  if (!asked) return undefined;
  const scrapers = settings?.spec.scrapers;
  if (!scrapers) yield noScrapers(spec, settings);
  const path = ['spec', 'metrics', 'port'];
  const port = asked.port === undefined ? ports[0] : yield* choosePort(spec, asked.port, path, ports);
  if (port && port.protocol !== 'HTTP' && port.protocol !== 'HTTP2') yield notHttp(spec, asked.port === undefined ? path.slice(0, -1) : path, port);
  return port && scrapers && { port, path: asked.path, scrapers, monitors: settings.spec.telemetry.metrics?.podMonitors };
}

function noScrapers(on: SecureApplication, settings: MeshSettings | undefined): Problem {
  const place = { code: 'no-scrapers', on, path: ['spec', 'metrics'] };
  if (!settings) return { ...place, message: 'metrics are read by the `scrapers` of a `MeshSettings`, and none is in sight', help: 'give the `MeshSettings` that your platform publishes as well' };
  return { ...place, message: `the \`MeshSettings\` \`${settings.metadata.name}\` name no \`scrapers\`, so that nobody may read these metrics`, help: 'ask the operator to list who reads metrics, or leave `metrics` out' };
}

function notHttp(on: SecureApplication, path: Problem['path'], { name }: Port): Problem {
  return { code: 'metrics-not-http', on, path, message: `metrics are read over HTTP, which the port \`${name}\` does not speak`, help: 'name a port of protocol `HTTP` or `HTTP2`' };
}
