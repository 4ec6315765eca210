import type { Resource } from '../../../lib/kube/resource';
import type { World } from '../engines/world';
import { kubectl } from '../engines/world';

/** Who asks the API server for something. */
export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

/** Asks the API server, as somebody, for what would come of resources; an error is what it says. Nothing is kept. */
export function tried(world: World, user: User, resources: readonly Resource[]): Promise<string> {
  return kubectl(world, ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--validate=strict', ...asUser(user), '-f', '-'], listOf(resources));
}

function asUser({ name, groups }: User): string[] {
  return ['--as', name, ...[...groups, 'system:authenticated'].map((group) => `--as-group=${group}`)];
}

function listOf(items: readonly Resource[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
