import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { isDnsLabel } from '../syntax/dns-label';
import { nanosecondsOf } from '../syntax/go-duration';
import { wildcardHostFault } from '../syntax/host';
import { isPortNumber } from '../syntax/port-number';
import { isProxyAddress } from '../syntax/proxy-address';

/** What a field has to hold. */
interface Sort {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

const [millisecond, second, hour] = [1e6, 1e9, 3600e9];
const ofText = (wanted: string, fits: (value: string) => boolean): Sort => ({ wanted, fits: (value) => typeof value === 'string' && fits(value) });
const ofTime = (wanted: string, fits: (nanoseconds: number) => boolean): Sort => ofText(wanted, (value) => {
  const time = nanosecondsOf(value);
  return time !== undefined && fits(time);
});
const from = (least: number, most = Infinity): Sort => ({
  wanted: most === Infinity ? `a number of ${least} or more` : `a number from ${least} to ${most}`,
  fits: (value) => Number.isInteger(numberOf(value)) && numberOf(value) >= least && numberOf(value) <= most,
});
const address = ofText('a host and a port, such as `istiod.istio-system.svc:15012`', isProxyAddress);
const tracerAddress = { ...address, fits: (value: unknown) => typeof value === 'string' && isProxyAddress(value.replace('$(HOST_IP)', '127.0.0.1')) };
const optionalAddress = { ...address, fits: (value: unknown) => value === '' || address.fits(value) };
const port: Sort = { wanted: 'a port from 1 to 65535', fits: (value) => isPortNumber(numberOf(value)) };
const duration = ofTime('a duration of `1ms` or more, in whole milliseconds', (time) => time >= millisecond && time % millisecond === 0);
const trustDomain = ofText('a name such as `cluster.local`, of letters, digits, `-` and `.`', isTrustDomain);
const notNegative = ofTime('a duration that is not negative', (time) => time >= 0);
const pollDelay = ofTime('a duration that is not zero', (time) => time !== 0);

/** Each field by its name, in which `[]` is every entry of a list; from Istio's `ValidateMeshConfig`. */
const sorts: Readonly<Record<string, Sort>> = {
  'proxyListenPort': port,
  'connectTimeout': ofTime('a duration from `1ms` to `1h`, in whole milliseconds', (time) => time >= millisecond && time <= hour && time % millisecond === 0),
  'protocolDetectionTimeout': ofTime('a duration in whole milliseconds', (time) => time % millisecond === 0),
  'trustDomain': trustDomain,
  'trustDomainAliases[]': trustDomain,
  'serviceSettings[].hosts[]': ofText('a host, whose first label may be `*`', (value) => wildcardHostFault(value) === undefined),
  'defaultConfig.discoveryAddress': address,
  'defaultConfig.drainDuration': ofTime('a duration of `1s` or more, in whole seconds', (time) => time >= second && time % second === 0),
  'defaultConfig.proxyAdminPort': port,
  'defaultConfig.statusPort': port,
  'defaultConfig.statsdUdpAddress': optionalAddress,
  'defaultConfig.envoyMetricsService.address': optionalAddress,
  'defaultConfig.envoyAccessLogService.address': optionalAddress,
  'defaultConfig.tracing.datadog.address': tracerAddress,
  'defaultConfig.tracing.lightstep.address': address,
  'defaultConfig.tracing.zipkin.address': tracerAddress,
  'defaultConfig.privateKeyProvider.cryptomb.pollDelay': pollDelay,
  'defaultConfig.privateKeyProvider.qat.pollDelay': pollDelay,
  ...under('defaultConfig.connectionSettings.', {
    listenerPerConnectionBufferLimitBytes: from(0),
    clusterPerConnectionBufferLimitBytes: from(0),
    httpIdleTimeout: notNegative,
    httpMaxConnectionDuration: notNegative,
    httpDrainTimeout: notNegative,
    httpRequestTimeout: notNegative,
    httpRequestHeadersTimeout: notNegative,
    httpStreamIdleTimeout: notNegative,
    httpMaxStreamDuration: notNegative,
    httpMaxConcurrentStreams: from(1),
    http2InitialStreamWindowSize: from(65535),
    http2InitialConnectionWindowSize: from(65535),
    listenerConnectionLimit: from(1),
    globalDownstreamConnectionLimit: from(1),
  }),
  ...under('defaultTrafficPolicy.connectionPool.http.', {
    http1MaxPendingRequests: from(0),
    http2MaxRequests: from(0),
    maxRequestsPerConnection: from(0),
    maxRetries: from(0),
    maxConcurrentStreams: from(0),
    idleTimeout: duration,
  }),
  ...under('defaultTrafficPolicy.connectionPool.tcp.', {
    'maxConnections': from(0),
    'connectTimeout': duration,
    'maxConnectionDuration': duration,
    'tcpKeepalive.time': duration,
    'tcpKeepalive.interval': duration,
  }),
  ...under('defaultTrafficPolicy.outlierDetection.', {
    baseEjectionTime: duration,
    interval: duration,
    maxEjectionPercent: from(0, 100),
    minHealthPercent: from(0, 100),
  }),
};

/** A field of a MeshConfig that does not hold what it has to. */
export interface WrongValue {
  readonly name: string;
  readonly value: unknown;
  readonly wanted: string;
}

/** The fields of a MeshConfig with values that istiod refuses; what is not said is Istio's default. */
export function wrongMeshConfigValues(fields: Readonly<Record<string, unknown>>): WrongValue[] {
  return Object.entries(sorts).flatMap(([path, { wanted, fits }]) => valuesAt(fields, '', path.split('.'))
    .flatMap(({ name, value }) => (value === undefined || value === null || fits(value) ? [] : [{ name, value, wanted }])));
}

function valuesAt(value: unknown, name: string, [step, ...rest]: readonly string[]): { readonly name: string; readonly value: unknown }[] {
  if (step === undefined) return [{ name, value }];
  const key = step.replace('[]', '');
  const [inside, called] = [record(value)[key], name === '' ? key : `${name}.${key}`];
  if (key === step) return valuesAt(inside, called, rest);
  return list(inside).flatMap((item, index) => valuesAt(item, `${called}[${index}]`, rest));
}

function under(prefix: string, fields: Readonly<Record<string, Sort>>): Readonly<Record<string, Sort>> {
  return Object.fromEntries(Object.entries(fields).map(([name, sort]) => [`${prefix}${name}`, sort]));
}

function isTrustDomain(value: string): boolean {
  const labels = value.split('.');
  return value !== '' && (labels.at(-1) === '' ? labels.slice(0, -1) : labels).every(isDnsLabel);
}

/** A number, which protobuf lets stand in quotes. */
function numberOf(value: unknown): number {
  if (typeof value === 'string') return /^-?\d+$/.test(value) ? Number(value) : NaN;
  return typeof value === 'number' ? value : NaN;
}
