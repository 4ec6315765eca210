import { groupBy } from './group-by';
import { namespaceOf } from './namespace-of';
import type { ResourceIndex } from './resource-index';

/** A kind that was looked at in full, in one namespace or in all of them, whether or not anything was there. */
export interface Shown {
  /** With its API group: `security.istio.io/PeerAuthentication`, `/Service`. */
  readonly kind: string;
  /** Absent for every namespace. */
  readonly namespace?: string;
}

/** Tells «there is none» from «nobody has shown any». */
export type Sight = (kind: string, namespace: string) => boolean;

/** A kind of a namespace is in sight when it was said to be, or when something of it was given. */
export function sightOf(resources: ResourceIndex, shown: readonly Shown[]): Sight {
  const namespaces = groupBy(shown, ({ kind }) => kind);
  const everywhere = new Set(shown.filter(({ namespace }) => namespace === undefined).map(({ kind }) => kind));
  const somewhere = new Set([...namespaces].flatMap(([kind, entries]) => entries.map(({ namespace }) => `${kind} ${namespace}`)));
  for (const resource of resources.all) {
    const { apiVersion, kind } = resource;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    somewhere.add(`${group}/${kind} ${namespaceOf(resource)}`);
  }
  return (kind, namespace) => everywhere.has(kind) || somewhere.has(`${kind} ${namespace}`);
}
