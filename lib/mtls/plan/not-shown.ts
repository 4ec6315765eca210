import type { Mesh } from '../../mesh/mesh';
import type { MeshService } from '../../mesh/service';
import type { Shown } from '../../mesh/sight';
import type { Problem } from '../../specs/problem';
import { quote } from '../../specs/show';
import type { Mode } from '../mode';
import { unseenFor, unseenForClients } from '../unseen';
import type { AskPlace } from './ask';

/** What a mode of these services hangs on and nobody has shown: «none found» is not «none there». */
export function notShown(mesh: Mesh, place: AskPlace, services: readonly MeshService[], mode: Mode): Problem[] {
  const own = services.flatMap((service) => unseenFor(mesh, service, mesh.workloadsOf(service)));
  // PERMISSIVE takes whatever clients send
  const wanted = [...own, ...(mode === 'PERMISSIVE' ? [] : unseenForClients(mesh))];
  const kinds = new Map<string, Set<string>>();
  for (const { kind, namespace } of wanted) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(namespace ?? 'every namespace'));
  if (kinds.size === 0) return [];
  const texts = [...kinds].map(([kind, namespaces]) => `${plural(kind)} of ${[...namespaces].map(quote).join(', ')}`);
  return [{ code: 'not-shown', ...place, message: `it hangs on what was not shown: ${texts.join('; ')}`, help: 'show them, or say that there are none' }];
}

function plural(kind: Shown['kind']): string {
  const name = kind.slice(kind.indexOf('/') + 1);
  return name.endsWith('s') ? name : `${name}s`;
}
