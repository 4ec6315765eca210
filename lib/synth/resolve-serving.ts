import { compareText, sortedSet } from '../kube/order';
import type { Cors, HeaderChanges, RateLimit, Serving } from '../routing/intent';
import { milliseconds } from '../specs/duration';
import type { PathRule as PathSpec, SecureApplicationSpec } from '../specs/secure-application';
import { withHead } from './methods';
import { resolveRetries } from './resolve-retries';

/** How the requests of a path are served, with what holds for the whole application where the path says nothing. */
export function resolveServing(item: PathSpec, traffic: SecureApplicationSpec['traffic'], methods: readonly string[] | undefined): Serving {
  const timeout = item.timeout ?? traffic?.timeout;
  const retries = item.retries ?? traffic?.retries;
  const { cors, rewrite } = item;
  const headers = cors ? { ...item.headers, response: variedByOrigin(item.headers?.response) } : item.headers;
  return {
    ...(timeout !== undefined && { timeout }),
    ...(retries && { retries: resolveRetries(retries) }),
    ...(item.rateLimit && { rateLimit: resolveRateLimit(item.rateLimit) }),
    ...(cors && { cors: resolveCors(cors, methods) }),
    ...(headers && { headers: resolveHeaders(headers) }),
    ...(rewrite && { prefix: rewrite.prefix }),
  };
}

function resolveRateLimit({ requests, per, by: { header, claim } }: NonNullable<PathSpec['rateLimit']>): RateLimit {
  const by = claim !== undefined ? { claim } : header !== undefined ? { header: header.toLowerCase() } : { clientAddress: true as const };
  return { requests, seconds: milliseconds(per) / 1000, by };
}

/** What a page may always send, as far as browsers go (the Fetch standard's CORS-safelisted methods). */
const safelisted = ['GET', 'HEAD', 'POST'];

function resolveCors(cors: NonNullable<PathSpec['cors']>, methods: readonly string[] | undefined): Cors {
  const { allowOrigins, allowMethods, allowHeaders = [], exposeHeaders = [], allowCredentials, maxAge } = cors;
  return {
    allowOrigins: sortedSet(allowOrigins),
    allowMethods: withHead(allowMethods) ?? methods ?? safelisted,
    allowHeaders: sortedSet(allowHeaders.map((name) => name.toLowerCase())),
    exposeHeaders: sortedSet(exposeHeaders.map((name) => name.toLowerCase())),
    allowCredentials,
    ...(maxAge !== undefined && { maxAge }),
  };
}

/** Whether a page may read an answer differs by its origin, of which Envoy tells caches nothing. */
function variedByOrigin(changes: HeaderChanges = {}): HeaderChanges {
  const { set, add } = changes;
  const name = Object.keys({ ...set, ...add }).find((one) => one.toLowerCase() === 'vary') ?? 'vary';
  if (set?.[name] !== undefined) return { ...changes, set: { ...set, [name]: `${set[name]}, Origin` } };
  return { ...changes, add: { ...add, [name]: add?.[name] === undefined ? 'Origin' : `${add[name]}, Origin` } };
}

function resolveHeaders({ request, response }: NonNullable<PathSpec['headers']>): NonNullable<Serving['headers']> {
  return { ...(request && { request: resolveChanges(request) }), ...(response && { response: resolveChanges(response) }) };
}

function resolveChanges({ set, add, remove }: HeaderChanges): HeaderChanges {
  const sorted = (entries: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(entries).sort(([a], [b]) => compareText(a, b)));
  return { ...(set && { set: sorted(set) }), ...(add && { add: sorted(add) }), ...(remove && { remove: sortedSet(remove) }) };
}
