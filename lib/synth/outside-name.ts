import type { Outside } from './outside';

/** The name of what belongs to one host outside of the mesh: the host, with the wildcard written `wildcard`. */
export function outsideName({ host }: Pick<Outside, 'host'>): string {
  return host.replace('*', 'wildcard');
}
