import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { namespaceOf } from '../../mesh/namespace-of';
import { itemsAt, textsAt, type Placed } from '../readers/items-at';
import { rule, type Fault } from '../rule';

export const sidecarHostImportedTwice = rule({
  code: 'FL3062',
  name: 'sidecar-host-imported-twice',
  severity: 'warning',
  summary: 'A Sidecar imports a host that it imports already.',
  why: 'The host stands there twice, or `*` of its namespace, or `*/*`, stands beside it; then it restricts nothing (pkg/config/validation/validation.go, `ValidateSidecar`).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0133'],
  differs: 'In the root namespace `.` is the namespace of each workload, and not that of the Sidecar.',
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      const own = namespaceOf(on) === view.config.rootNamespace ? '.' : namespaceOf(on);
      for (const { path, value } of itemsAt(record(on.spec).egress, ['spec', 'egress'])) {
        yield* judge(on, own, textsAt(value.hosts, [...path, 'hosts']).filter((host) => /^[^~].*\//.test(host.value)));
      }
    }
  },
});

function* judge(on: Resource, own: string, hosts: readonly Placed<string>[]): Generator<Fault> {
  const named = hosts.map(({ path, value }) => ({ path, name: value.startsWith('./') ? `${own}${value.slice(1)}` : value }));
  const first = new Map([...named].reverse().map(({ name, path }) => [name, path]));
  for (const { path, name } of named) {
    const namespace = name.slice(0, name.indexOf('/'));
    const wide = [name, `${namespace}/*`, '*/*'].map((other) => first.get(other)).find((other) => other !== undefined && other !== path);
    if (!wide) continue;
    yield { on, path, message: `\`${name}\` is imported already`, help: 'take it out, or the wider one if that is not meant', related: [{ on, path: wide, message: 'by this one' }] };
  }
}
