import type { RuleWords } from './words-of-rule';

const filterFields: Readonly<Record<string, string>> = {
  CORS: 'cors',
  ExtensionRef: 'extensionRef',
  ExternalAuth: 'externalAuth',
  RequestHeaderModifier: 'requestHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  ResponseHeaderModifier: 'responseHeaderModifier',
  URLRewrite: 'urlRewrite',
};

/** A filter has the field of its type, and that alone. */
const ofFilters = Object.entries(filterFields).flatMap(([type, field]): (readonly [string, RuleWords])[] => [
  [`filter.${field} must be nil if the filter.type is not ${type}`, { message: `\`${field}\` is of filters of the type ${type}, and this has another`, help: `write \`type: ${type}\`, or leave \`${field}\` out`, fields: [field] }],
  [`filter.${field} must be specified for ${type} filter.type`, { message: `a filter of the type ${type} needs \`${field}\``, help: `add \`${field}\``, fields: ['type'] }],
]);

const repeatable = ['CORS', 'RequestHeaderModifier', 'RequestRedirect', 'ResponseHeaderModifier', 'URLRewrite'];

const onceOnly = repeatable.map((type): readonly [string, RuleWords] => [
  `${type} filter cannot be repeated`, { message: `there are several filters of the type ${type}`, help: 'write all of it into one' },
]);

/** What the value of a path that is no expression may not have in it. */
const inPaths = ['//', '/./', '/../', '%2f', '%2F', '#'].map((part): readonly [string, RuleWords] => [
  `must not contain '${part}' when type one of ['Exact', 'PathPrefix']`,
  { message: `the path has \`${part}\` in it`, help: 'write the path as proxies see it, or an expression with `type: RegularExpression`', fields: ['value'] },
]);

const endsOfPaths = ['/..', '/.'].map((end): readonly [string, RuleWords] => [
  `must not end with '${end}' when type one of ['Exact', 'PathPrefix']`,
  { message: `the path ends in \`${end}\``, help: 'write the path as proxies see it', fields: ['value'] },
]);

const replacements = ['ReplaceFullPath', 'ReplacePrefixMatch'].flatMap((type): (readonly [string, RuleWords])[] => {
  const field = `r${type.slice(1)}`;
  return [
    [`${field} must be specified when type is set to '${type}'`, { message: `\`type: ${type}\` needs \`${field}\``, help: `add \`${field}\``, fields: ['type'] }],
    [`type must be '${type}' when ${field} is set`, { message: `\`${field}\` needs \`type: ${type}\``, help: `write that type, or leave \`${field}\` out`, fields: [field] }],
  ];
});

const prefixRewrites = ['When using RequestRedirect', 'When using URLRewrite', 'Within backendRefs, When using URLRewrite', 'Within backendRefs, when using RequestRedirect'].map((start): readonly [string, RuleWords] => [
  `${start} filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified`,
  { message: 'what replaces a prefix needs to know which: `replacePrefixMatch` is for rules with one match, of a path by its prefix', help: 'make it one match with `path.type: PathPrefix`, or write `replaceFullPath`', fields: ['filters', 'backendRefs'] },
]);

/** What several references to one object may be told apart by. */
const told = [['parent', 'sectionName'], ['parent', 'sectionName or port'], ['target', 'sectionName']];

const references = told.flatMap(([what, by]): (readonly [string, RuleWords])[] => {
  const [names, end] = [by === 'sectionName' ? '`sectionName`' : '`sectionName` or `port`', `when ${what}Refs includes 2 or more references to the same ${what}`];
  return [
    [`${by} must be specified ${end}`, { message: `of two references to the same ${what} only one has ${names}`, help: `add ${names} to each, or keep the one without` }],
    [`${by} must be unique ${end}`, { message: `two references are to the same ${what}, and to the same part of it`, help: `keep one of them, or give each ${names} of its own` }],
  ];
});

const authProtocols = [['GRPC', 'grpc'], ['HTTP', 'http']].flatMap(([protocol, field]): (readonly [string, RuleWords])[] => [
  [`${field} must be specified when protocol is set to '${protocol}'`, { message: `\`protocol: ${protocol}\` needs \`${field}\``, help: `add \`${field}\``, fields: ['protocol'] }],
  [`protocol must be '${protocol}' when ${field} is set`, { message: `\`${field}\` needs \`protocol: ${protocol}\``, help: `write that protocol, or leave \`${field}\` out`, fields: [field!] }],
]);

const sanFields = [['Hostname', 'hostname'], ['URI', 'uri']].flatMap(([type, field]): (readonly [string, RuleWords])[] => [
  [`SubjectAltName element must contain ${type}, if Type is set to ${type}`, { message: `\`type: ${type}\` needs \`${field}\``, help: `add \`${field}\``, fields: ['type'] }],
  [`SubjectAltName element must not contain ${type}, if Type is not set to ${type}`, { message: `\`${field}\` needs \`type: ${type}\``, help: `write that type, or leave \`${field}\` out`, fields: [field!] }],
]);

const keys = [['Annotation', 'annotation'], ['Label', 'label']].flatMap(([name, what]): (readonly [string, RuleWords])[] => [
  [
    `${name} keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters.`,
    { message: `a key is none that ${what}s can have`, help: 'write keys as in `example.com/name`: letters, digits, `-`, `_` and `.`, and at most 63 of them behind the `/`' },
  ],
  [
    `If specified, the ${what} key's prefix must be a DNS subdomain not longer than 253 characters in total.`,
    { message: `what stands before the \`/\` of a key of ${what}s is longer than 252 characters`, help: 'write a shorter one' },
  ],
]);

const starAlone = [['AllowHeaders', 'methods'], ['AllowMethods', 'methods'], ['AllowOrigins', 'origins']].map(([list, others]): readonly [string, RuleWords] => [
  `${list} cannot contain '*' alongside other ${others}`, { message: '`*` stands for all, and there are others beside it', help: 'keep `*` alone, or name each' },
]);

const hostName: RuleWords = {
  message: 'a host is a name in small letters such as `shop.example.com`, or one such as `*.example.com`',
  help: 'write such a name, without a port',
};

/** What to say of a rule of the Gateway API that is broken, by its own message. */
export const gatewayApiWords: Readonly<Record<string, RuleWords>> = {
  ...Object.fromEntries([
    ...ofFilters, ...onceOnly, ...inPaths, ...endsOfPaths, ...replacements, ...prefixRewrites,
    ...references, ...authProtocols, ...sanFields, ...keys, ...starAlone,
  ]),
  'AbsoluteTimeout must be specified when cookie lifetimeType is Permanent': { message: 'a cookie with `lifetimeType: Permanent` needs `absoluteTimeout`', help: 'add `absoluteTimeout`', fields: ['cookieConfig'] },
  'Combination of port, protocol and hostname must be unique for each listener': { message: 'two listeners have the same port, protocol and hostname', help: 'give each its own, or make them one' },
  'Hostname value must be empty or contain only valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)': { ...hostName, fields: ['value'] },
  'Hostname values must be unique': { message: 'two of these addresses are the same name', help: 'keep one of them' },
  'Hostnames cannot contain an IP': { message: 'an address is no host', help: 'write the name that clients ask for' },
  'Hostnames must be valid based on RFC-1123': hostName,
  'IPAddress values must be unique': { message: 'two of these addresses are the same', help: 'keep one of them' },
  'Listener name must be unique within the Gateway': { message: 'two listeners have the same name', help: 'give each its own' },
  'May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both': { message: 'RequestRedirect and URLRewrite exclude each other', help: 'keep one of them' },
  'Must have port for Service reference': { message: 'a reference to a Service needs its `port`', help: 'add `port`' },
  'One or both of \'service\' or \'method\' must be specified': { message: 'there is neither `service` nor `method`', help: 'add one of them, or leave `method` of the match out' },
  'Only one of percent or fraction may be specified in HTTPRequestMirrorFilter': { message: '`percent` and `fraction` exclude each other', help: 'keep one of them', fields: ['fraction'] },
  'Port for TLS configuration must be unique within the Gateway': { message: 'two entries are for the same port', help: 'make them one' },
  'RequestRedirect filter must not be used together with backendRefs': { message: 'a rule that redirects has no backends', help: 'leave `backendRefs` out, or the filter', fields: ['backendRefs'] },
  'Rule name must be unique within the route': { message: 'two rules have the same name', help: 'give each its own' },
  'While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128': { message: 'the rules of a route have at most 128 matches between them', help: 'make several routes of it' },
  'Wildcards on hostnames must be the first label, and the rest of hostname must be valid based on RFC-1123': hostName,
  'backendRequest timeout cannot be longer than request timeout': { message: 'what one try may take, `backendRequest`, is longer than `request`, which is for all of them', help: 'make it shorter', fields: ['backendRequest'] },
  'certificateRefs or options must be specified when mode is Terminate': { message: 'TLS that ends here needs a certificate', help: 'add `certificateRefs`, or write `mode: Passthrough`', fields: ['mode'] },
  'cookieConfig can only be set with type Cookie': { message: '`cookieConfig` needs `type: Cookie`', help: 'write that type, or leave `cookieConfig` out', fields: ['cookieConfig'] },
  'hostname must not be specified for protocols [\'TCP\', \'UDP\']': { message: 'a listener of TCP or UDP has a `hostname`, which no client says there', help: 'leave `hostname` out' },
  'method must only contain valid characters (matching ^[A-Za-z_][A-Za-z_0-9]*$)': { message: 'a method of gRPC is of letters, digits and `_`', help: 'write it as the `.proto` has it, or an expression with `type: RegularExpression`', fields: ['method'] },
  'must not contain both CACertificateRefs and WellKnownCACertificates': { message: '`caCertificateRefs` and `wellKnownCACertificates` exclude each other', help: 'keep one of them', fields: ['wellKnownCACertificates'] },
  'must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&\'()*+,;=:@]|[%][0-9a-fA-F]{2})+$) for types [\'Exact\', \'PathPrefix\']': { message: 'the path has characters in it that no path has', help: 'escape them with `%`, or write an expression with `type: RegularExpression`', fields: ['value'] },
  'must specify either CACertificateRefs or WellKnownCACertificates': { message: 'there is neither `caCertificateRefs` nor `wellKnownCACertificates`', help: 'add one of them' },
  'numerator must be less than or equal to denominator': { message: 'this is more than the whole', help: 'make `numerator` smaller, or add `denominator`', fields: ['numerator'] },
  'service must only contain valid characters (matching ^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$)': { message: 'a service of gRPC is of letters, digits, `_` and `.`', help: 'write it with its package as in `shop.v1.Orders`, or an expression with `type: RegularExpression`', fields: ['service'] },
  'tls mode must be Terminate for protocol HTTPS': { message: 'TLS of a listener of HTTPS ends there', help: 'write `protocol: TLS` for TLS that is passed on, or `mode: Terminate`' },
  'tls mode must be set for protocol TLS': { message: 'a listener of TLS needs `tls.mode`', help: 'add `tls.mode`: Passthrough or Terminate' },
  'tls must not be specified for protocols [\'HTTP\', \'TCP\', \'UDP\']': { message: 'a listener of HTTP, TCP or UDP has `tls`', help: 'write `protocol: HTTPS` or `TLS`, or leave `tls` out' },
  'type must be one of [\'Exact\', \'PathPrefix\', \'RegularExpression\']': { message: 'the `type` of a path is Exact, PathPrefix or RegularExpression', help: 'write one of these', fields: ['type'] },
  'value must be an absolute path and start with \'/\' when type one of [\'Exact\', \'PathPrefix\']': { message: 'a path starts with `/`', help: 'write `/` before it', fields: ['value'] },
};
