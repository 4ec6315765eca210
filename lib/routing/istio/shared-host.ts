import type { HTTPMatchRequest, HTTPRoute, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { contains, type PathPattern } from '../path-pattern';
import { anyBelowRegex } from './path-regex';

/** A host, and who serves which part of it. */
export interface HostParts {
  readonly host: string;
  readonly gateway: string;
  /** The gateway's port for HTTPS, where plain HTTP has routes of its own; absent: Istio redirects it before any route. */
  readonly port?: number;
  /** The most specific first. */
  readonly parts: readonly HostPart[];
  /** What is nobody's part. */
  readonly before: readonly HTTPRoute[];
}

/** A tree of paths, and the VirtualService that is left to judge them. */
export interface HostPart {
  readonly pattern: PathPattern;
  readonly delegate: { readonly name: string; readonly namespace: string };
}

/**
 * The VirtualService of a host that several applications share: it says which part is whose, and the delegates say the rest.
 *
 * Istio holds a delegate to the prefix that stands here, whatever is written in it. What a part does not take must not fall to a looser
 * one around it, nor may other spellings of its prefix: both are refused, whether there is a delegate or none.
 */
export function sharedHostSpec({ host, gateway, parts, before, port }: HostParts): VirtualServiceSpec {
  return {
    hosts: [host],
    gateways: [gateway],
    exportTo: ['.'],
    http: [
      ...before.map((route) => ({ ...route, match: route.match!.map((match) => ({ ...match, ...(port !== undefined && { port }) })) })),
      ...parts.flatMap((part, index) => routesOf(part, parts.slice(index + 1), port)),
    ],
  };
}

function routesOf({ pattern, delegate }: HostPart, looser: readonly HostPart[], port: number | undefined): HTTPRoute[] {
  const match = (...uris: NonNullable<HTTPMatchRequest['uri']>[]) => uris.map((uri) => ({ uri, ...(port !== undefined && { port }) }));
  const delegation: HTTPRoute = { match: match(...prefixesOf(pattern)), delegate };
  if (!looser.some((other) => contains(other.pattern, pattern))) return [delegation];
  return [delegation, { name: `refuse ${pattern.text}`, match: match({ regex: anyBelowRegex(pattern) }), directResponse: { status: 404 } }];
}

/** Istio's prefixes are of characters, ours of whole segments. */
function prefixesOf({ segments }: PathPattern): NonNullable<HTTPMatchRequest['uri']>[] {
  const path = segments.map((segment) => `/${segment!}`).join('');
  return path === '' ? [{ prefix: '/' }] : [{ exact: path }, { prefix: `${path}/` }];
}
