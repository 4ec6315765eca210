import { get } from './get';
import { behindSidecar, loginWorkload } from './hosts';
import { internetAccess } from './internet';
import { start, stop } from './process';
import type { World } from './world';

const name = 'oauth2-proxy';

/** What the guide has operators say, beside the address and the provider. */
export const flags = [
  '--upstream=static://200', '--set-authorization-header', '--skip-provider-button', '--ping-path=/oauth2/ping', '--ready-path=/oauth2/ready',
  '--cookie-name=__Host-login', '--cookie-samesite=lax', '--cookie-refresh=30m',
];

/** oauth2-proxy behind the sidecar of its workload. */
export async function startOAuth2Proxy(world: World): Promise<void> {
  const { address, ports: [{ targetPort }] } = loginWorkload;
  const place = `${address}:${behindSidecar(targetPort)}`;
  await start(world.folder, {
    name,
    command: world.built.programs['oauth2-proxy'],
    args: [
      `--http-address=${place}`,
      '--provider=oidc', '--oidc-issuer-url=https://id.example.com/', '--client-id=login', '--client-secret=of-the-client', '--code-challenge-method=S256', '--email-domain=*',
      '--cookie-secret=0123456789abcdef0123456789abcdef', ...flags,
    ],
    env: internetAccess(world),
    ready: async () => (await get(`http://${place}/oauth2/ping`)).status === 200,
  });
}

/** Ends it. */
export async function stopOAuth2Proxy({ folder }: World): Promise<void> {
  await stop(folder, (engine) => engine === name);
}
