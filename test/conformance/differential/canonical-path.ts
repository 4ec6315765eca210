import { normalize } from '../../synth/envoy/gateway';

/**
 * The path of a request target as Istio understands it; nothing where a proxy and an application could understand two.
 *
 * What comes from an absolute target and is no path, a query and a fragment are no part of it. Slashes may be encoded where that is
 * asked for.
 */
export function canonicalPath(target: string, encodedSlashes = false): string | undefined {
  const asked = target.replace(/^https?:\/\/[^/]*/, '');
  // a `%` that begins no escape, even where decoding what follows makes one of it; what `..` takes away is read by nobody
  if (/%(?![\da-f]{2})/i.test(whatStays(asked.split(/[?#]/)[0]!))) return undefined;
  const path = normalize(asked);
  const ambiguous = /\/\/|;|%(?![\da-f]{2})|%2f|%5c|%25|%3b|%[01][\da-f]|%7f|%c[01]/i;
  // names between encoded slashes are those that slashes would make
  const read = encodedSlashes ? path.replace(/%2f/gi, '/') : path;
  // what needs no escape and has one after all: somebody escaped twice
  return ambiguous.test(read) || normalize(read) !== read ? undefined : path;
}

/** A path without the segments that a `..` behind them takes away. */
function whatStays(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split(/[/\\]/)) {
    if (/^(?:\.|%2e){2}$/i.test(segment)) segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}
