import { writeFileSync } from 'node:fs';
import { authorityIn, certificateFor } from './authority';
import { get } from './get';
import { places } from './places';
import { start } from './process';
import { runCommand } from './run-command';
import { inFolder, kubeconfigOf, kubectl, type World } from './world';

const { etcd, apiServer, controllerManager } = places;

const users = {
  'admin': { token: 'admin-token', name: 'admin', groups: 'system:masters' },
  'controller-manager': { token: 'controller-manager-token', name: 'system:kube-controller-manager', groups: '' },
} as const;

/** A Kubernetes without nodes: the API server with its store and controllers, and the CustomResourceDefinitions of what is used. */
export async function startKubernetes(world: World): Promise<void> {
  const { folder, built: { programs, crds } } = world;
  const authority = authorityIn(folder);
  const serving = await certificateFor(folder, 'api-server', [`IP:${apiServer.address}`, 'DNS:kubernetes.default.svc']);
  const [accounts, accountsPublic, tokens] = [inFolder(world, 'accounts.key'), inFolder(world, 'accounts.pub'), inFolder(world, 'tokens.csv')];
  await runCommand('openssl', ['genrsa', '-out', accounts, '2048']);
  await runCommand('openssl', ['rsa', '-in', accounts, '-pubout', '-out', accountsPublic]);
  writeFileSync(tokens, Object.values(users).map(({ token, name, groups }) => `${token},${name},${name},"${groups}"\n`).join(''));
  for (const user of Object.keys(users) as (keyof typeof users)[]) {
    writeFileSync(kubeconfigOf(world, user), kubeconfig(users[user].token, authority.certificate));
  }

  const [client, peer] = [`http://${etcd.address}:${etcd.client}`, `http://${etcd.address}:${etcd.peer}`];
  await start(folder, {
    name: 'etcd',
    command: programs.etcd,
    args: [
      '--data-dir', inFolder(world, 'etcd'), '--unsafe-no-fsync', '--listen-client-urls', client, '--advertise-client-urls', client,
      '--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`,
    ],
    ready: async () => (await get(`${client}/health`)).status === 200,
  });
  await start(folder, {
    name: 'kube-apiserver',
    command: programs['kube-apiserver'],
    args: [
      `--etcd-servers=${client}`, `--bind-address=${apiServer.address}`, `--advertise-address=${apiServer.address}`, `--secure-port=${apiServer.port}`,
      // no endpoints of its own: the API server refuses loopback addresses there
      '--endpoint-reconciler-type=none', '--service-cluster-ip-range=10.96.0.0/16',
      `--tls-cert-file=${serving.certificate}`, `--tls-private-key-file=${serving.key}`, `--token-auth-file=${tokens}`,
      '--service-account-issuer=https://kubernetes.default.svc', `--service-account-signing-key-file=${accounts}`, `--service-account-key-file=${accountsPublic}`,
      '--authorization-mode=RBAC', '--allow-privileged=true', '--profiling=false', `--cert-dir=${inFolder(world, 'api-server')}`,
    ],
    ready: async () => (await kubectl(world, ['get', '--raw', '/readyz'])) === 'ok',
  });
  await Promise.all([
    start(folder, {
      name: 'kube-controller-manager',
      command: programs['kube-controller-manager'],
      args: [
        `--kubeconfig=${kubeconfigOf(world, 'controller-manager')}`, `--bind-address=${controllerManager.address}`, `--secure-port=${controllerManager.port}`, '--leader-elect=false',
        `--service-account-private-key-file=${accounts}`, `--root-ca-file=${authority.certificate}`, '--use-service-account-credentials=true',
        // what has no nodes has no use for these
        '--controllers=*,-node-ipam-controller,-node-lifecycle-controller,-persistentvolume-attach-detach-controller,-cloud-node-lifecycle-controller,-node-route-controller,-service-lb-controller',
        '--authentication-kubeconfig=', '--authorization-kubeconfig=', `--cert-dir=${inFolder(world, 'controller-manager')}`,
      ],
      ready: async () => (await get(`https://${controllerManager.address}:${controllerManager.port}/healthz`)).status === 200,
    }),
    kubectl(world, ['apply', '--server-side', ...crds.flatMap((file) => ['-f', file])]).then(() => kubectl(world, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all'])),
  ]);
}

function kubeconfig(token: string, authority: string): string {
  return JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'conformance', cluster: { 'server': `https://${apiServer.address}:${apiServer.port}`, 'certificate-authority': authority } }],
    'users': [{ name: 'user', user: { token } }],
    'contexts': [{ name: 'conformance', context: { cluster: 'conformance', user: 'user' } }],
    'current-context': 'conformance',
  });
}
