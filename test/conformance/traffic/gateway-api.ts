import type { Resource } from '../../../lib/kube/resource';
import { until } from '../engines/until';
import { kubectl, type World } from '../engines/world';
import { apply, remove } from './mesh-under-test';

/** Brings the kinds of the Gateway API, and waits until istiod reads them: it says so of a Gateway. */
export async function bringGatewayApi(world: World): Promise<void> {
  await kubectl(world, ['apply', '--server-side', '-f', world.built.gatewayApi]);
  await kubectl(world, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
  const probe = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'probe', namespace: 'default' },
    spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  } as Resource;
  await apply(world, [probe]);
  await until('istiod reads the Gateway API', 60, async () => (await kubectl(world, ['get', 'gateways.gateway.networking.k8s.io', 'probe', '-o', 'jsonpath={.status.listeners}'])) !== '');
  await remove(world, [probe]);
}

/** Takes them away with all that is of them. */
export async function removeGatewayApi(world: World): Promise<void> {
  await kubectl(world, ['delete', '--wait=false', '-f', world.built.gatewayApi]);
}
