import { json } from '../kube/json';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import type { Answer, Api } from './api';
import { ask } from './ask';
import { listPath, type ClusterKind } from './kinds';
import { refusalOf, type Refusal } from './refusal';
import { slim } from './slim';

/** Objects in one page of a list, as kubectl asks for. */
const pageSize = 500;

/** All objects of a kind, or why there are none to be had. */
export type Listing = { readonly items: readonly Resource[] } | { readonly refused: Refusal };

/** Told of so many more objects. */
export type Progress = (kind: ClusterKind, count: number) => void;

/** Lists a kind in one namespace or in all, page by page, in the newest version that the server knows. */
export async function listKind(api: Api, kind: ClusterKind, namespace: string | undefined, progress: Progress): Promise<Listing> {
  let listing: Listing | undefined;
  for (const version of kind.versions) {
    listing = await listVersion(api, kind, version, namespace, progress);
    if ('items' in listing || listing.refused.why !== 'absent') return listing;
  }
  return listing!;
}

async function listVersion(api: Api, kind: ClusterKind, version: string, namespace: string | undefined, progress: Progress): Promise<Listing> {
  const path = listPath(kind, version, namespace);
  const items: Resource[] = [];
  for (let query: string | undefined = `?limit=${pageSize}`; query !== undefined;) {
    const answer: Answer = await ask(api, `${path}${query}`);
    if (answer.status === 410 && query !== '') {
      // the list is older than the server remembers; all of it at once cannot grow too old
      items.length = 0;
      query = '';
      continue;
    }
    const page = answer.status === 200 ? pageOf(answer.body, kind, version) : undefined;
    if (!page) return { refused: refusalOf(answer) };
    items.push(...page.items);
    progress(kind, page.items.length);
    query = page.next === '' ? undefined : `?limit=${pageSize}&continue=${encodeURIComponent(page.next)}`;
  }
  return { items };
}

interface Page {
  readonly items: readonly Resource[];
  /** Empty on the last page. */
  readonly next: string;
}

function pageOf(body: string, { kind }: ClusterKind, version: string): Page | undefined {
  const { items, metadata } = record(json(body));
  if (items !== null && !Array.isArray(items)) return undefined;
  const group = kind.slice(0, kind.indexOf('/'));
  // the items of a list of a built-in kind do not say what they are
  const head = { apiVersion: group === '' ? version : `${group}/${version}`, kind: kind.slice(kind.indexOf('/') + 1) };
  return { items: (items ?? []).map((item: unknown) => slim({ ...record(item), ...head } as Resource)), next: text(record(metadata).continue) ?? '' };
}
