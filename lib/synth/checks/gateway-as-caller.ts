import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import { gatewayRunningAs } from './gateway-running-as';

/** Callers that are the gateway of an ingress: it would bring any request of the outside past every rule. */
export function* gatewaysAsCallers(applications: readonly Application[], ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const { spec, callers } of applications) {
    for (const caller of callers) {
      const { namespace, serviceAccount, path } = caller;
      const ingress = gatewayRunningAs(caller, ingresses);
      if (!ingress) continue;
      const message = `this lets in the gateway of the ingress \`${namespace}/${ingress.metadata.name}\` as a caller, and with it every request from outside, whatever \`expose\` asks for`;
      const help = serviceAccount === undefined ? 'name the service accounts that call, without the gateway\'s' : 'leave this caller out: what comes through the ingress is declared under `expose`';
      yield { code: 'gateway-as-caller', on: spec, path, message, help };
    }
  }
}
