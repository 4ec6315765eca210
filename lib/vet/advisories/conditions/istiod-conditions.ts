import type { Bulletin } from '../bulletin';
import type { Condition } from './condition';
import { reachedFromOutside } from './reached-from-outside';

/** Those about the ports of istiod. */
export const istiodConditions: readonly Condition[] = [
  ofPort('ISTIO-SECURITY-2022-003', 15012, 15012),
  ofPort('ISTIO-SECURITY-2022-004', 15017, 443),
  ofPort('ISTIO-SECURITY-2022-007', 15017, 443),
];

function ofPort(id: Bulletin['id'], containerPort: number, servicePort: number): Condition {
  return {
    id,
    reads: ['/Service', 'networking.istio.io/Gateway', 'networking.istio.io/VirtualService'],
    needs: 'configuration',
    uses: ({ mesh }) => reachedFromOutside(mesh, [containerPort], [servicePort]),
  };
}
