import type * as z from 'zod/mini';
import { withRule, type Rule } from './rule';
import { quote } from './show';
import { text } from './text';

/** Headers that carry our own judgement or Envoy's, or say where a request came from. */
const ownedPrefixes = ['x-fairlead-', 'x-envoy-', 'x-forwarded-'];
/** Headers that frame the message or route it. */
const framing = ['host', 'connection', 'content-length', 'transfer-encoding', 'te', 'upgrade'];

/** The name of any header. */
export const headerName = text({
  noun: 'header name',
  code: 'invalid-header',
  pattern: /^[A-Za-z0-9_-]+$/,
  maxLength: 128,
  allowed: 'letters, digits, `-` and `_`',
  explain: (value) => value.startsWith(':') ? [{ message: `${quote(value)} is a pseudo-header of HTTP/2`, help: 'name an ordinary header' }] : [],
});

/** A header as applications tell it from others: many read `_` as `-`, none looks at the case. */
export const sameHeader = (name: string) => name.toLowerCase().replaceAll('_', '-');
/** The same of a text in CEL. */
export const sameHeaderCel = (name: string) => `${name}.lowerAscii().replace('_', '-')`;

/** The mistake of a name that is taken, or that begins as those do that are. */
function refusing(names: readonly string[], help: string): Rule<string> {
  const taken = (name: string) => names.includes(name) || ownedPrefixes.some((prefix) => name.startsWith(prefix));
  return (value) => !taken(sameHeader(value)) ? [] : [{ code: 'reserved-header', message: `the header ${quote(value)} is reserved`, help }];
}

function unreserved(names: readonly string[]): z.ZodMiniString<string> {
  const prefixes = ownedPrefixes.map((prefix) => `${sameHeaderCel('self')}.startsWith('${prefix}')`).join(' || ');
  return withRule(headerName, refusing(names, 'choose a name of your own, such as `x-user`'), {
    rule: `!(${sameHeaderCel('self')} in [${names.map((name) => `'${name}'`).join(', ')}] || ${prefixes})`,
    message: 'this header is reserved',
  });
}

/** The name of a header that a token is read from (a token of RFC 9110); none that Envoy or the mesh owns. */
export const tokenHeader = unreserved(framing);

const mostSeparators = 4;

/**
 * The name of a header that a claim is written to; neither `Authorization` nor any that Envoy or the mesh owns.
 *
 * Every spelling with `-` for `_` is taken from requests, hence the limit on both.
 */
export const claimHeader = withRule(unreserved([...framing, 'authorization']), (value) => value.split(/[-_]/).length <= mostSeparators + 1 ? [] : [{
  code: 'invalid-header',
  message: `the header ${quote(value)} has more than ${mostSeparators} of \`-\` and \`_\``,
  help: 'choose a shorter name, such as `x-user`',
}], {
  rule: `self.replace('_', '-').split('-').size() <= ${mostSeparators + 1}`,
  message: `a header that a claim is written to has at most ${mostSeparators} of - and _`,
});

/** Headers that hold for one connection alone (RFC 9110, section 7.6.1, and what older clients send). */
const hopByHop = ['keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'trailer', 'http2-settings'];
/** Headers that other applications take the client's word or identity from, or read another path or method out of. */
const judged = ['authorization', 'cookie', 'forwarded', 'x-http-method-override', 'x-http-method', 'x-method-override', 'x-original-url', 'x-rewrite-url'];

/**
 * The name of a request header that a route may change: none by which somebody is known or a request judged, and none of the message
 * itself. There are too many of them in a document for the API server to judge each.
 */
export const changedRequestHeader = withRule(
  headerName,
  refusing([...framing, ...hopByHop, ...judged, 'expect'], 'leave it as it is: it frames the message, says who sent it, or is judged by the mesh'),
);

/** The name of a request header by which requests are told apart: none by which somebody is known, and none that the mesh writes. */
export const matchedHeader = withRule(
  headerName,
  refusing([...framing, ...hopByHop, ...judged], 'match a header of your own, such as `x-version`'),
);

/** The name of a response header that a route may change: none that frames the message, and none of CORS. */
export const changedResponseHeader = withRule(
  withRule(headerName, refusing([...framing, ...hopByHop], 'leave it as it is: it frames the message or belongs to the proxies')),
  (value) => !sameHeader(value).startsWith('access-control-') ? [] : [{
    code: 'reserved-header',
    message: `the header ${quote(value)} belongs to CORS`,
    help: 'say in `cors` which origins may read the answer',
  }],
);

/** The name of a header that browsers are told of; a name of RFC 9110 and no `*`, which would be every header. */
export const corsHeader = headerName;
