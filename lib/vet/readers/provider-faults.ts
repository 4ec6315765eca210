import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { isDnsLabel } from '../syntax/dns-label';
import { hostFault, wildcardHostFault } from '../syntax/host';
import { isIpAddress } from '../syntax/ip-address';
import { isPortNumber } from '../syntax/port-number';

/** What is wrong with a provider, to be read after its name, and what to do. */
export interface ProviderFault {
  readonly message: string;
  readonly help: string;
}

type Fields = Readonly<Record<string, unknown>>;

const authorizers = ['envoyExtAuthzGrpc', 'envoyExtAuthzHttp'];
/** Kinds of providers that are called over the network. */
const called = [...authorizers, 'datadog', 'envoyHttpAls', 'envoyOtelAls', 'envoyTcpAls', 'lightstep', 'opencensus', 'opentelemetry', 'skywalking', 'zipkin'];
const kinds = [...called, 'envoyFileAccessLog', 'prometheus', 'sds', 'stackdriver'];

/** What is wrong with an entry of `extensionProviders` by itself (Istio, `validateExtensionProvider`). */
export function providerFaults(provider: Fields): ProviderFault[] {
  const kind = kinds.find((one) => provider[one] !== undefined);
  if (kind === undefined) return [{ message: 'is of no kind that Istio knows', help: 'name one, such as `envoyExtAuthzGrpc`, `opentelemetry` or `zipkin`' }];
  const fields = record(provider[kind]);
  return [
    ...(called.includes(kind) ? [...serviceFaults(fields), ...portFaults(fields)] : []),
    ...(authorizers.includes(kind) ? authorizerFaults(text(provider.name), fields) : []),
    ...(kind === 'lightstep' && text(fields.accessToken) === undefined ? [{ message: 'has no `accessToken`', help: 'write the token of Lightstep' }] : []),
    ...(kind === 'opentelemetry' && fields.grpc && fields.http ? [{ message: 'has both `grpc` and `http`', help: 'leave one of them out' }] : []),
  ];
}

function serviceFaults({ service }: Fields): ProviderFault[] {
  const name = text(service);
  const help = 'write a full host, such as `ext-authz.auth.svc.cluster.local`, or `auth/ext-authz.example.com`';
  if (name === undefined) return [{ message: 'has no `service`', help }];
  return isService(name) ? [] : [{ message: `calls \`${name}\`, which is no host`, help }];
}

function isService(service: string): boolean {
  const slash = service.indexOf('/');
  if (slash < 0) return hostFault(service) === undefined || isIpAddress(service);
  const namespace = service.slice(0, slash);
  return (['*', '.'].includes(namespace) || isDnsLabel(namespace)) && wildcardHostFault(service.slice(slash + 1)) === undefined;
}

function portFaults({ port }: Fields): ProviderFault[] {
  const number = typeof port === 'string' && /^\d+$/.test(port) ? Number(port) : port;
  return isPortNumber(number) ? [] : [{ message: 'has no `port` from 1 to 65535', help: 'write the port of its Service' }];
}

function authorizerFaults(name: string | undefined, { statusOnError, pathPrefix }: Fields): ProviderFault[] {
  const [status, prefix] = [text(statusOnError), text(pathPrefix)];
  return [
    ...(name !== undefined && !/^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(name)
      ? [{ message: 'has a name that Istio does not take', help: 'use small letters, digits and `-`, 63 at most' }] : []),
    ...(status !== undefined && !/^[1-5]\d\d$/.test(status)
      ? [{ message: `answers \`${status}\` on errors, which is no status`, help: 'write `statusOnError: "403"`' }] : []),
    ...(prefix !== undefined && !prefix.startsWith('/')
      ? [{ message: `has the \`pathPrefix\` \`${prefix}\`, which does not begin with \`/\``, help: `write \`/${prefix}\`` }] : []),
  ];
}
