import type { Bulletin } from '../../../../vet/advisories/bulletin';

/** One way of asking for a path. */
export interface Variant {
  /** Permanent, kebab-case. */
  readonly name: string;
  /** What it does to the request, for a person. */
  readonly what: string;
  /** The request target, to the letter. */
  readonly target: string;
  /** The `Host` header, to the letter. */
  readonly host: string;
  /** The bulletin about proxies that it led past. */
  readonly bulletin?: Bulletin['id'];
}

/** The request as anybody makes it. */
export function plainRequest(url: URL): Variant {
  return { name: 'plain', what: 'as it is', target: `${url.pathname}${url.search}`, host: url.host };
}

/** The requests for the same path that have led past authorization before; those that would be the plain one are left out. */
export function variantsOf(url: URL): Variant[] {
  const plain = plainRequest(url);
  const candidates = [...pathVariants(url.pathname), ...hostVariants(url)];
  return candidates.map((candidate) => ({ ...plain, ...candidate })).filter(({ target, host }) => target !== plain.target || host !== plain.host);
}

type Change = Pick<Variant, 'name' | 'what' | 'bulletin'> & Partial<Pick<Variant, 'target' | 'host'>>;

function pathVariants(path: string): Change[] {
  // the part that a rule is about is the last one
  const slash = path.replace(/\/$/, '').lastIndexOf('/');
  const [before, after] = slash < 0 ? ['', ''] : [path.slice(0, slash), path.slice(slash + 1)];
  const joined = (separator: string) => `${before === '' ? '/' : before}${separator}${after}`;
  return [
    { name: 'query', what: '`?` behind it', target: `${path}?`, bulletin: 'ISTIO-SECURITY-2020-001' },
    { name: 'query-value', what: 'a query behind it', target: `${path}?x=1`, bulletin: 'ISTIO-SECURITY-2020-001' },
    { name: 'fragment', what: '`#` behind it', target: `${path}#`, bulletin: 'ISTIO-SECURITY-2020-001' },
    { name: 'fragment-value', what: 'a fragment behind it', target: `${path}#x`, bulletin: 'ISTIO-SECURITY-2021-008' },
    { name: 'encoded-query', what: 'an encoded `?` behind it', target: `${path}%3f` },
    { name: 'encoded-fragment', what: 'an encoded `#` behind it', target: `${path}%23` },
    { name: 'doubled-slash', what: 'a doubled slash', target: `${before}//${after}`, bulletin: 'ISTIO-SECURITY-2021-005' },
    { name: 'leading-slashes', what: 'two slashes at the start', target: `/${path}`, bulletin: 'ISTIO-SECURITY-2021-005' },
    { name: 'dot', what: 'a `.` segment', target: `${before}/./${after}` },
    { name: 'dot-dot', what: 'a `..` segment', target: `${before}/x/../${after}` },
    { name: 'encoded-slash', what: 'an encoded slash', target: joined('%2f'), bulletin: 'ISTIO-SECURITY-2021-005' },
    { name: 'encoded-dot-dot', what: 'an encoded `..` segment', target: `${before}/x/%2e%2e/${after}` },
    { name: 'encoded-slash-dot-dot', what: '`..` and an encoded slash', target: `${before}/x/..%2f${after}`, bulletin: 'ISTIO-SECURITY-2021-005' },
    { name: 'backslash', what: 'a backslash', target: joined('\\'), bulletin: 'ISTIO-SECURITY-2021-005' },
    { name: 'encoded-backslash', what: 'an encoded backslash', target: joined('%5c'), bulletin: 'ISTIO-SECURITY-2021-005' },
    { name: 'parameter', what: 'a path parameter', target: `${path};x` },
    { name: 'parameter-segment', what: 'a path parameter before it', target: `${before}/;x/${after}` },
    { name: 'trailing-slash', what: 'a slash behind it', target: path.endsWith('/') ? path.slice(0, -1) || '/' : `${path}/` },
    { name: 'upper-case', what: 'in upper case', target: path.toUpperCase() },
    { name: 'encoded-letter', what: 'an encoded letter', target: `${before}/${encodedLetter(after, '%')}` },
    { name: 'twice-encoded-letter', what: 'a letter that is encoded twice', target: `${before}/${encodedLetter(after, '%25')}` },
  ];
}

function encodedLetter(text: string, sign: string): string {
  return text.replace(/^[A-Za-z0-9]/, (letter) => `${sign}${letter.charCodeAt(0).toString(16)}`);
}

function hostVariants({ protocol, host, hostname, port, pathname, search }: URL): Change[] {
  const usual = protocol === 'https:' ? '443' : '80';
  return [
    { name: 'host-port', what: 'the port in `Host`', host: `${hostname}:${port || usual}`, bulletin: 'ISTIO-SECURITY-2021-008' },
    { name: 'host-upper-case', what: '`Host` in upper case', host: host.toUpperCase(), bulletin: 'ISTIO-SECURITY-2021-008' },
    { name: 'host-dot', what: 'a dot behind `Host`', host: `${hostname}.${port === '' ? '' : `:${port}`}` },
    { name: 'absolute', what: 'the whole URL as the target', target: `${protocol}//${host}${pathname}${search}` },
  ];
}
