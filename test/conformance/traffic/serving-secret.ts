import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { GatewaySpec as ApiGatewaySpec } from '../../../lib/kube/gateway-api';
import type { GatewaySpec } from '../../../lib/kube/generated/gateway';
import type { Resource } from '../../../lib/kube/resource';
import { certificateFor } from '../engines/authority';
import type { World } from '../engines/world';

/** The Secrets that Gateways name, with certificates for their hosts: for tests in which nobody issues any. */
export async function servingSecret(world: World, resources: readonly Resource[]): Promise<Resource[]> {
  const served = resources.filter(({ kind }) => kind === 'Gateway').flatMap(({ apiVersion, metadata, spec }) => (
    (apiVersion.includes('istio.io') ? ofServers(spec as GatewaySpec) : ofListeners(spec as ApiGatewaySpec)).map((one) => ({ namespace: metadata.namespace!, ...one }))
  ));
  return Promise.all(served.map(async ({ namespace, name, names }) => {
    const { certificate, key } = await certificateFor(world.folder, `serving-${createHash('sha256').update(names.join()).digest('hex').slice(0, 12)}`, names.map((host) => `DNS:${host}` as const));
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': readFileSync(certificate).toString('base64'), 'tls.key': readFileSync(key).toString('base64') },
    } as unknown as Resource;
  }));
}

interface Served {
  /** Of the Secret. */
  readonly name: string;
  /** Of hosts. */
  readonly names: readonly string[];
}

function ofServers({ servers }: GatewaySpec): Served[] {
  return servers!.flatMap(({ tls, hosts }) => (tls?.credentialName === undefined ? [] : [{ name: tls.credentialName, names: hosts!.map((host) => host.split('/').at(-1)!) }]));
}

function ofListeners({ listeners }: ApiGatewaySpec): Served[] {
  return listeners.flatMap(({ tls, hostname }) => (tls?.mode === 'Terminate' ? [{ name: tls.certificateRefs[0].name, names: [hostname!] }] : []));
}
