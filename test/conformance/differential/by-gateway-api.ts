import type { Document } from '../../synth/arbitrary-specs';

/** What the Gateway API has no words for, wherever it stands in a spec. */
const unsaid = ['minProtocolVersion', 'retries', 'rewrite', 'rollout', 'sharedHosts', 'versions'];
/** Hosts that a listener of the ingress would not have: that of a domain beside the names below it, and the shared one. */
const notServed = ['example.com', 'shared'];

/** The documents with a MeshSettings by which they are routed by the Gateway API, and without what it cannot say. */
export function byGatewayApi(documents: readonly Document[]): Document[] {
  const settings: Document = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { routing: 'gatewayApi' } };
  return [settings, ...documents.map(sayable).map((document) => (document.kind === 'MeshIngress' ? atService(document) : document))];
}

function sayable(document: Document): Document {
  return withoutTokensOfNobody(JSON.parse(JSON.stringify(document), (key, value: unknown) => {
    if (unsaid.includes(key)) return undefined;
    if (key === 'hosts') return (value as readonly string[]).filter((host) => !notServed.includes(host));
    if (key === 'allowOrigins') return (value as readonly string[]).filter((origin) => !origin.includes('*.'));
    if (key === 'traffic' && Object.keys(value as object).length === 0) return undefined;
    return key === 'expose' ? served(value as readonly Entry[]) : value;
  }) as Document);
}

/** Tokens of callers are those of the ingress that an application is exposed on. */
function withoutTokensOfNobody(document: Document): Document {
  const { expose, callers } = document.spec as { readonly expose?: object; readonly callers?: readonly Readonly<Record<string, unknown>>[] };
  return expose || !callers ? document : { ...document, spec: { ...document.spec, callers: callers.map(({ jwt: _, ...one }) => one) } };
}

interface Entry {
  readonly hosts?: readonly string[];
}

function served(entries: readonly Entry[]): readonly Entry[] | undefined {
  const some = entries.filter(({ hosts }) => hosts?.length !== 0);
  return some.length === 0 ? undefined : some;
}

/** Istio finds the pods of such a gateway by its Service; two listeners have no certificate in common. */
function atService(document: Document): Document {
  const { gateway, domains } = document.spec as { readonly gateway: object; readonly domains: readonly { readonly name: string }[] };
  const own = domains.map((domain) => ({ ...domain, certificate: { secret: { name: `${domain.name}-tls` } } }));
  return { ...document, spec: { ...document.spec, gateway: { ...gateway, address: { service: document.metadata.namespace } }, domains: own } };
}
