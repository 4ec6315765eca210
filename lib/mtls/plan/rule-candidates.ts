import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { fullHost } from '../../mesh/full-host';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import type { Way } from '../sent';
import { blockFor, markingTls, tlsModeOf } from '../traffic-policy';
import { portText, type AskPlace } from './ask';
import { resourceText } from './cause-text';
import type { Change } from './change';
import { madeResource } from './made-resource';
import { mayGo } from './redundant-rule';
import { withoutPart, withPart } from './rule-parts';

type Wanted = 'ISTIO_MUTUAL' | 'DISABLE';

/** Ways to have a client send what the server takes, the smallest first, each where it takes effect; what comes of each is for the caller to judge. */
export function ruleCandidates(mesh: Mesh, place: AskPlace, way: Way): readonly Change[] {
  const { client, rule, service, port, subset, server } = way;
  if (client.dataPlane !== 'sidecar' && client.dataPlane !== 'gateway') return [];
  const wanted: Wanted = server.mode === 'DISABLE' ? 'DISABLE' : 'ISTIO_MUTUAL';
  const tls = rule && (blockFor(rule, 'tls', port.port, subset) ?? markingTls(rule, port.port, subset));
  const mode = tls && tlsModeOf(tls);
  // who speaks TLS of its own to the application means it
  if (mode === 'SIMPLE' || mode === 'MUTUAL' || (tls && tls.resource.kind !== 'DestinationRule')) return [];
  const where = `\`${portText(service, port)}\``;
  if (!rule) {
    const spec = { host: service.host, trafficPolicy: { portLevelSettings: [{ port: { number: port.port }, tls: { mode: wanted } }] } };
    return [creation(mesh, place, way, service.namespace, spec, `no client would know by itself that ${where} takes ${wanted === 'DISABLE' ? 'plaintext' : 'mutual TLS'} alone`)];
  }
  const owner = tls?.resource ?? rule.trafficPolicy?.resource ?? rule.resources[0];
  const reason = tls ? `its ${mode ?? ''} keeps clients from what ${where} takes` : `clients send to ${where} what it does not take`;
  if (!isFor(mesh, owner, service.host)) {
    const spec = { ...record(owner.spec), host: service.host, trafficPolicy: withPort(owner, port.port, wanted) };
    return [creation(mesh, place, way, rule.namespace, spec, `\`${resourceText(owner)}\` holds for more than this host, and ${reason}`)];
  }
  const change = (resource: Resource): Change => ({ action: 'change', resource, before: owner, reasons: [reason] });
  const inPlace = tls ? [change(withoutPart(owner, tls.path)), change(withPart(owner, tls.path, { ...tls.value, mode: wanted }))] : [];
  return [
    ...(tls && mayGo(mesh, owner, service.host) ? [{ action: 'delete' as const, resource: owner, reasons: [`${reason}; auto mTLS does without it`] }] : []),
    // an entry of a port shields it from what the others share, and says its `tls` itself
    ...(tls?.path.includes('portLevelSettings') ? [...inPlace].reverse() : inPlace),
    change(withPart(owner, ['spec', 'trafficPolicy'], withPort(owner, port.port, wanted))),
  ];
}

function creation(mesh: Mesh, place: AskPlace, { service }: Way, namespace: string, spec: object, reason: string): Change {
  const draft = { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', namespace, suffix: service.resource.metadata.name, spec };
  return { action: 'create', resource: madeResource(mesh, place, draft), reasons: [reason] };
}

function isFor(mesh: Mesh, rule: Resource, host: string): boolean {
  return fullHost(text(record(rule.spec).host) ?? '', namespaceOf(rule), mesh.clusterDomain) === host;
}

const blocks = ['connectionPool', 'loadBalancer', 'outlierDetection'];

/** The rule's `trafficPolicy` with a `tls` for one port; an entry of its own replaces what the others share, and so repeats it. */
function withPort(rule: Resource, number: number, mode: Wanted): object {
  const policy = record(record(rule.spec).trafficPolicy);
  const entries = list(policy.portLevelSettings).map(record);
  const index = entries.findIndex((entry) => record(entry.port).number === number);
  const repeated = Object.fromEntries(blocks.filter((block) => policy[block] !== undefined).map((block) => [block, policy[block]]));
  const entry = { ...(index < 0 ? { port: { number }, ...repeated } : entries[index]), tls: { mode } };
  return { ...policy, portLevelSettings: index < 0 ? [...entries, entry] : entries.map((other, at) => (at === index ? entry : other)) };
}

