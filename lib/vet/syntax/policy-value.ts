import { isIpAddress, isIpRange } from './ip-address';

/** What is wrong with a value, and what to write. */
export interface ValueFault {
  readonly message: string;
  readonly help: string;
}

type Judge = (value: string) => ValueFault | undefined;

const judges: Readonly<Record<string, Judge>> = {
  'ipblocks': addressFault,
  'remoteipblocks': addressFault,
  'ports': portFault,
  'paths': pathFault,
  'serviceaccounts': accountFault,
  'trustdomains': trustDomainFault,
  'source.ip': addressFault,
  'remote.ip': addressFault,
  'destination.ip': addressFault,
  'destination.port': portFault,
  'source.serviceaccount': accountFault,
  'source.trustdomain': wildcardFault,
};

/** What is wrong with a value in a field of a rule of an AuthorizationPolicy, or under a key of a condition; `not` before either changes nothing. */
export function valueFault(field: string, value: string): ValueFault | undefined {
  const name = field.replace(/^not ?/, '').toLowerCase();
  return Object.hasOwn(judges, name) ? judges[name]!(value) : undefined;
}

const keys = [
  'source.ip', 'remote.ip', 'source.namespace', 'source.serviceAccount', 'source.principal', 'source.trustDomain', 'request.auth.principal',
  'request.auth.audiences', 'request.auth.presenter', 'destination.ip', 'destination.port', 'connection.sni',
];

/** What is wrong with the key of a condition, in words. */
export function attributeFault(key: string): string | undefined {
  if (/^(?:request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.)/.test(key)) {
    return /^[^[]+\[.+\]$/s.test(key) ? undefined : 'what is asked for stands in brackets, as in `request.headers[x-user]`';
  }
  return keys.includes(key) ? undefined : 'Istio does not know it';
}

function addressFault(value: string): ValueFault | undefined {
  // ranges of addresses with a zone there are none
  const good = value.includes('/') ? isIpRange(value) : isIpAddress(value);
  return good ? undefined : { message: `\`${value}\` is no address and no range of them`, help: 'write one such as `10.0.0.0/8`' };
}

function portFault(value: string): ValueFault | undefined {
  return /^\d+$/.test(value) && Number(value) <= 65535 ? undefined : { message: `\`${value}\` is no port`, help: 'write a number up to 65535; there are no ranges' };
}

function accountFault(value: string): ValueFault | undefined {
  const parts = value.split('/');
  const good = value.length <= 320 && !value.includes('*') && parts.length <= 2 && parts.every((part) => part !== '');
  return good ? undefined : { message: `\`${value}\` is no ServiceAccount`, help: 'write `<name>` for one of this namespace, or `<namespace>/<name>`; there are no patterns' };
}

function wildcardFault(value: string): ValueFault | undefined {
  const stars = value.split('*').length - 1;
  const good = stars === 0 || (stars === 1 && (value.startsWith('*') || value.endsWith('*')));
  return good ? undefined : { message: `\`${value}\` has a \`*\` in the middle, or two of them`, help: 'write `*` once, at the start or at the end' };
}

function trustDomainFault(value: string): ValueFault | undefined {
  return value.includes('/') ? { message: `\`${value}\` is no trust domain`, help: 'write the part of the identity before the first `/`' } : wildcardFault(value);
}

function pathFault(value: string): ValueFault | undefined {
  const parts = value.replace(/^\/+|\/+$/g, '').split('/');
  const templates = parts.some((part) => part.includes('{*}') || part.includes('{**}'));
  const rest = parts.indexOf('{**}');
  if (rest >= 0 && parts.slice(rest + 1).some((part) => part === '{*}' || part === '{**}')) {
    return { message: `after \`{**}\` nothing can vary in \`${value}\``, help: 'put `{**}` last' };
  }
  const literals = parts.filter((part) => part !== '{*}' && part !== '{**}');
  if (literals.some((part) => /[{}]/.test(part) || (templates && !/^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/.test(part)))) {
    return { message: `\`${value}\` is no template of a path`, help: 'let `{*}` be a whole segment, `{**}` all that is left, and write no `*` beside them' };
  }
  return undefined;
}
