const badEscape = /%(?![0-9A-Fa-f]{2})/;
const userInfo = /^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/;
const host = /^(\[[0-9A-Fa-f:.]+\]|[^\s#%/?@\\^`{|}:[\]]*)(:\d*)?$/;

/**
 * Scheme of an absolute URI in lower case, '' for an absolute path, undefined for anything else: what Go's `url.ParseRequestURI` takes,
 * less the oddities that no one writes (percent escapes and lone brackets in hosts).
 */
export function urlScheme(text: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(text)) return undefined;
  const [, beforeQuery = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(text) ?? [];
  if (badEscape.test(`${beforeQuery} ${fragment}`)) return undefined;
  const [prefix = '', scheme = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text) ?? [];
  const rest = text.slice(prefix.length);
  if (!rest.startsWith('/')) return scheme === '' ? undefined : scheme.toLowerCase();
  const [, authority = ''] = (scheme && /^\/\/([^/?]*)/.exec(rest)) || [];
  return isAuthority(authority) ? scheme.toLowerCase() : undefined;
}

function isAuthority(text: string): boolean {
  const at = text.lastIndexOf('@');
  return userInfo.test(text.slice(0, Math.max(at, 0))) && host.test(text.slice(at + 1));
}
