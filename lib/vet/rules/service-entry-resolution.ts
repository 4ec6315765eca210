import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { itemsAt, textsAt } from '../readers/items-at';
import { rule } from '../rule';
import { hostFault } from '../syntax/host';

const dynamicProtocols = ['HTTP', 'HTTP2', 'GRPC', 'TLS'];

export const serviceEntryResolution = rule({
  code: 'FL3054',
  name: 'service-entry-resolution',
  severity: 'error',
  summary: 'The hosts and endpoints of a ServiceEntry do not fit its resolution.',
  why: 'NONE, the default, goes where the client went, and chooses no workload; DNS looks hosts up, and cannot look up a wildcard; DYNAMIC_DNS looks up what a wildcard stands for. The webhook refuses others (pkg/config/validation/validation.go, `ValidateServiceEntry`).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/ServiceEntry'], function* (on) {
    const resolution = text(record(on.spec).resolution) ?? 'NONE';
    if (resolution === 'NONE') yield* none(on);
    if (resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN') yield* dns(on, resolution);
    if (resolution === 'DYNAMIC_DNS') yield* dynamic(on);
  }),
});

function* none({ spec }: Resource): Generator<Wrong> {
  const { workloadSelector, resolution } = record(spec);
  const said = resolution === undefined ? 'without `resolution`' : 'with NONE';
  if (workloadSelector !== undefined) yield { path: ['spec', 'workloadSelector'], at: 'key', severity: 'warning', message: `${said} no workload is chosen`, help: 'write `resolution: STATIC`' };
}

function* dns({ spec }: Resource, resolution: string): Generator<Wrong> {
  const { endpoints, hosts } = record(spec);
  const wild = list(endpoints).length === 0 ? textsAt(hosts, ['spec', 'hosts']).find(({ value }) => hostFault(value) !== undefined) : undefined;
  if (wild) yield { path: wild.path, message: `\`${wild.value}\` cannot be looked up by ${resolution}`, help: 'write full names, or `endpoints`, or `resolution: NONE`' };
}

function* dynamic({ spec, metadata }: Resource): Generator<Wrong> {
  const { hosts, addresses, endpoints, ports, location } = record(spec);
  for (const { path, value } of textsAt(hosts, ['spec', 'hosts'])) {
    if (!value.startsWith('*')) yield { path, message: 'DYNAMIC_DNS is for wildcards', help: 'write `resolution: DNS` for one name' };
  }
  for (const [field, values] of [['addresses', addresses], ['endpoints', endpoints]] as const) {
    if (list(values).length > 0) yield { path: ['spec', field], at: 'key', message: `DYNAMIC_DNS looks names up, and has no \`${field}\``, help: 'leave it out' };
  }
  for (const { path, value: { protocol } } of itemsAt(ports, ['spec', 'ports'])) {
    if (!dynamicProtocols.includes(shown(protocol).toUpperCase())) yield { path, message: 'DYNAMIC_DNS needs a protocol that carries the name', help: `write the protocol ${dynamicProtocols.join(', ')}` };
  }
  const waypoint = record(record(metadata).labels)['istio.io/use-waypoint'];
  if (location === 'MESH_INTERNAL' && text(waypoint) !== undefined && !/^none$/i.test(shown(waypoint))) {
    yield { path: ['spec', 'location'], message: 'behind a waypoint, DYNAMIC_DNS is for what lies outside of the mesh', help: 'write MESH_EXTERNAL' };
  }
}
