import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Location } from '../diagnostics/finding';
import { json } from '../kube/json';
import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';

/** Which construct made a resource, and where in the program that construct was made. */
export interface ConstructPlace {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly construct: string;
  readonly location?: Location;
}

/** What `cdk8s synth` writes names a construct by the name of its resource alone, and no lines; this file stands beside it. */
const fileName = 'construct-places.json';

/** Writes the places of constructs beside the manifests of an App; nothing where there are none. */
export function writeConstructPlaces(folder: string, places: readonly ConstructPlace[]): void {
  if (existsSync(folder)) writeFileSync(join(folder, fileName), JSON.stringify(places));
}

/** Finds what was written beside manifests, which stand in the same folder or in one below it for each chart. */
export function readConstructPlaces(manifests: readonly string[]): (resource: Resource) => ConstructPlace | undefined {
  const folders = new Set(manifests.flatMap((file) => [dirname(file), dirname(dirname(file))]));
  const file = [...folders].map((folder) => join(folder, fileName)).find((path) => existsSync(path));
  const written = file === undefined ? [] : list(json(readFileSync(file, 'utf8'))).map(record) as unknown as ConstructPlace[];
  const byName = new Map(written.map((place) => [keyOf(place), place]));
  return ({ kind, metadata: { namespace = '', name } }) => byName.get(keyOf({ kind, namespace, name }));
}

function keyOf({ kind, namespace, name }: Pick<ConstructPlace, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}
