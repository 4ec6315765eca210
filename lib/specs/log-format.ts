import { withRule } from './rule';
import { secretHeaders } from './secret-headers';
import { quote } from './show';
import { text, type Reason } from './text';

/** What Envoy can put into a line of an access log without an argument, of what Istio's proxies know without more configuration. */
export const plainOperators: readonly string[] = [
  'ACCESS_LOG_TYPE', 'BYTES_RECEIVED', 'BYTES_SENT', 'CONNECTION_ID', 'CONNECTION_TERMINATION_DETAILS', 'DOWNSTREAM_DIRECT_REMOTE_ADDRESS',
  'DOWNSTREAM_LOCAL_ADDRESS', 'DOWNSTREAM_LOCAL_PORT', 'DOWNSTREAM_LOCAL_URI_SAN', 'DOWNSTREAM_PEER_URI_SAN', 'DOWNSTREAM_REMOTE_ADDRESS',
  'DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT', 'DOWNSTREAM_REMOTE_PORT', 'DOWNSTREAM_TLS_CIPHER', 'DOWNSTREAM_TLS_VERSION',
  'DOWNSTREAM_TRANSPORT_FAILURE_REASON', 'DURATION', 'FILTER_CHAIN_NAME', 'GRPC_STATUS', 'HOSTNAME', 'PROTOCOL', 'REQUESTED_SERVER_NAME',
  'REQUEST_DURATION', 'RESPONSE_CODE', 'RESPONSE_CODE_DETAILS', 'RESPONSE_DURATION', 'RESPONSE_FLAGS', 'RESPONSE_FLAGS_LONG',
  'RESPONSE_TX_DURATION', 'ROUTE_NAME', 'START_TIME', 'STREAM_ID', 'TRACE_ID', 'UPSTREAM_CLUSTER', 'UPSTREAM_CLUSTER_RAW', 'UPSTREAM_HOST',
  'UPSTREAM_LOCAL_ADDRESS', 'UPSTREAM_PEER_URI_SAN', 'UPSTREAM_PROTOCOL', 'UPSTREAM_REMOTE_ADDRESS', 'UPSTREAM_REQUEST_ATTEMPT_COUNT',
  'UPSTREAM_TRANSPORT_FAILURE_REASON',
];
/** Those that are about a header, which may name a second one for where the first is missing. */
const ofHeaders = ['REQ', 'REQ_WITHOUT_QUERY', 'RESP', 'TRAILER'];
const known = [...plainOperators, ...ofHeaders, 'DYNAMIC_METADATA', 'FILTER_STATE'];

const header = ':?[A-Za-z0-9_-]+';
const operator = `%(${[
  plainOperators.join('|'),
  'START_TIME\\([^()\\x00-\\x1f\\x7f]+\\)',
  `(${ofHeaders.join('|')})\\(${header}(\\?${header})?\\)(:[1-9][0-9]{0,4})?`,
  'DYNAMIC_METADATA\\([A-Za-z0-9_.:-]+\\)(:[1-9][0-9]{0,4})?',
  'FILTER_STATE\\([A-Za-z0-9_.-]+(:PLAIN|:TYPED)?\\)(:[1-9][0-9]{0,4})?',
].join('|')})%`;

const wellFormed = text({
  noun: 'format',
  code: 'invalid-log-format',
  pattern: new RegExp(`^([^%\\x00-\\x1f\\x7f]|%%|${operator})+$`),
  maxLength: 4096,
  allowed: 'text on one line and Envoy\'s operators between `%`, as in `%REQ(:METHOD)% %RESPONSE_CODE%`; a percent sign is `%%`',
  explain,
});

function explain(value: string): readonly Reason[] {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(value)) return [{ message: 'the format has a control character', help: 'leave it out: each request is one line' }];
  const unknown = [...value.matchAll(/%([A-Z_]+)[(:%]/g)].map(([, name]) => name!).find((name) => !known.includes(name));
  return unknown === undefined ? [] : [{ message: `${quote(unknown)} is no operator that every proxy of a mesh knows: it would refuse its whole configuration` }];
}

const namedHeaders = new RegExp(`%(?:${ofHeaders.join('|')})\\(([^()%]*)\\)`, 'g');

/** The format of a line of an access log (Envoy's, `access_log/usage`), without what lets its readers in elsewhere. */
export const logFormat = withRule(wellFormed, (value) => [...value.matchAll(namedHeaders)].flatMap(([, names]) => names!.split('?'))
  .filter((name) => secretHeaders.includes(name.toLowerCase()))
  .map((name) => ({
    code: 'secret-in-log',
    message: `${quote(name)} would stand in the log, and whoever reads that could be the one who sent it`,
    help: 'leave this header out',
  })), {
  rule: `!self.lowerAscii().matches('%(${ofHeaders.join('|').toLowerCase()})[(]([^()%]*[?])?(${secretHeaders.join('|')})[?)]')`,
  message: 'a header by which somebody is known has no place in a log',
});
