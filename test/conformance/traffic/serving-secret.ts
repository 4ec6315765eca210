import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { GatewaySpec } from '../../../lib/kube/generated/gateway';
import type { Resource } from '../../../lib/kube/resource';
import { certificateFor } from '../engines/authority';
import type { World } from '../engines/world';

/** The Secrets that Gateways name, with certificates for their hosts: for tests in which nobody issues any. */
export async function servingSecret(world: World, resources: readonly Resource[]): Promise<Resource[]> {
  const servers = resources.filter(({ kind }) => kind === 'Gateway').flatMap(({ metadata, spec }) => (spec as GatewaySpec).servers!.map((server) => ({ namespace: metadata.namespace!, ...server })));
  const tls = servers.filter((server) => server.tls?.credentialName !== undefined);
  return Promise.all(tls.map(async ({ namespace, hosts, tls: settings }) => {
    const name = settings!.credentialName!;
    const names = hosts!.map((host) => host.split('/').at(-1)!);
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
