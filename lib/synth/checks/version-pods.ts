import { selects, type Pod } from '../../kube/pod';
import type { Problem } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';

/** Versions that get requests and have none of the application's pods in sight, and pods in sight that would get none. */
export function* versionPods(on: SecureApplication, own: readonly Pod[]): Generator<Problem> {
  const { versions } = on.spec;
  if (!versions || own.length === 0) return;
  for (const [index, { name, labels, weight }] of versions.entries()) {
    if (weight === 0 || own.some((pod) => selects(labels, pod.labels))) continue;
    const message = `the version \`${name}\` would get ${weight} of 100 requests, and picks none of the application's ${own.length} workloads in sight`;
    yield { code: 'selector-hits-nothing', on, path: ['spec', 'versions', index, 'labels'], message, help: 'write the labels that the pods of this version have, or give it `weight: 0` until there are some' };
  }
  const { resource } = own.find((pod) => !versions.some(({ labels }) => selects(labels, pod.labels))) ?? {};
  if (!resource) return;
  const message = `\`${resource.kind}\` \`${resource.metadata.name}\` is of no version, so that no request would get to its pods`;
  yield { code: 'pods-without-version', on, path: ['spec', 'versions'], message, help: 'list every version that runs; one that is only to be ready has `weight: 0`' };
}
