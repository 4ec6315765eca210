import * as fc from 'fast-check';
import type { AuthorizationPolicySpec, Rule } from '../../lib/kube/generated/authorization-policy';
import type { Resource } from '../../lib/kube/resource';
import { compile } from '../../lib/synth/compile';
import type { Synthesis } from '../../lib/synth/synthesize';
import { validate } from '../crds/validate';
import { documents, type Document } from './arbitrary-specs';
import { knownCodes } from './known-codes';

/** The container's port of each port of a drawn application, by that of its Service. */
const targetPorts: Readonly<Record<string, string>> = { 80: '8080', 8081: '8081', 443: '8444', 5432: '15433' };

interface Rules {
  readonly paths?: readonly object[];
}

/** A drawn spec without what ambient mode cannot hold. */
function sayable({ spec, ...document }: Document): Document {
  const { expose, tls, ...rest } = without(spec as { readonly expose?: readonly Rules[]; readonly tls?: object }, ['rollout']);
  const exposed = expose?.map(({ paths, ...one }) => ({ ...one, ...(paths && { paths: paths.map(sayableRule) }) }));
  return { ...document, spec: { ...rest, ...(exposed && { expose: exposed }), ...(tls && { tls: without(tls, ['clientCertificates']) }) } } as Document;
}

function sayableRule(rule: object): object {
  const isCertified = Object.hasOwn(Object((rule as { auth?: object }).auth) as object, 'clientCertificate');
  return without(rule, ['rateLimit', ...isCertified ? ['auth'] : []]);
}

function without<Whole extends object>(whole: Whole, fields: readonly string[]): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([field]) => !fields.includes(field))) as Whole;
}

function synthesized(drawn: readonly Document[], mode: string): Synthesis {
  const specs = drawn.filter(({ kind }) => kind !== 'MeshSettings').map(sayable);
  const own = drawn.find(({ kind }) => kind === 'MeshSettings') as { spec: object } | undefined;
  const settings = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { ...own?.spec, mode, outboundTrafficPolicy: { mode: 'ALLOW_ANY' } } };
  return compile({ documents: [...specs, settings] });
}

const resourcesOf = ({ resources }: Synthesis): readonly Resource[] => resources.map(({ resource }) => resource);

type Policy = Resource & { readonly spec: AuthorizationPolicySpec };

const policiesOf = (synthesis: Synthesis) => resourcesOf(synthesis).filter((one): one is Policy => one.kind === 'AuthorizationPolicy');
const targetOf = ({ spec: { targetRefs } }: { readonly spec: AuthorizationPolicySpec }) => targetRefs?.[0]?.kind;
const nameOf = ({ metadata: { name, namespace } }: Resource) => `${namespace}/${name.replace('-waypoint', '')}`;

/** Draws documents, and asks something of what is made of them with sidecars and in ambient mode. */
function holds(check: (ambient: Synthesis, sidecar: Synthesis) => void): void {
  let made = 0;
  fc.assert(fc.property(documents, (drawn) => {
    const [ambient, sidecar] = [synthesized(drawn, 'ambient'), synthesized(drawn, 'sidecar')];
    made += ambient.resources.length;
    check(ambient, sidecar);
  }), { numRuns: 60 });
  expect(made).toBeGreaterThan(200);
}

test('what is not refused by its words is made, and an API server takes it', () => {
  holds((ambient, sidecar) => {
    expect(ambient.problems.map(({ code }) => code).filter((code) => !knownCodes.includes(code))).toEqual([]);
    expect(ambient.problems.map(({ code, path }) => [code, path])).toEqual(sidecar.problems.map(({ code, path }) => [code, path]));
    for (const one of resourcesOf(ambient).filter(({ kind }) => kind !== 'ConfigMap')) expect([one.metadata.name, validate(one)]).toEqual([one.metadata.name, []]);
  });
});

/** A rule with the ports of containers. */
function atContainers({ to, ...rule }: Rule): Rule {
  const operations = to!.map(({ operation }) => ({ operation: { ...operation, ports: operation!.ports!.map((port) => targetPorts[port]!) } }));
  return { ...rule, to: operations };
}

test('a waypoint judges a Service by the very rules by which sidecars would judge its pods', () => {
  holds((ambient, sidecar) => {
    const judged = policiesOf(ambient).filter((policy) => targetOf(policy) === 'Service');
    const bySidecars = policiesOf(sidecar).filter(({ spec }) => spec.selector);
    expect(judged.map(nameOf)).toEqual(bySidecars.map(nameOf));
    for (const [index, { spec }] of judged.entries()) {
      expect({ ...without(spec, ['targetRefs']), rules: spec.rules?.map(atContainers) }).toEqual({ rules: undefined, ...without(bySidecars[index]!.spec, ['selector']) });
    }
  });
});

test('pods take connections from the waypoint of their namespace alone, by words that ztunnel knows', () => {
  holds((ambient) => {
    const atPods = policiesOf(ambient).filter(({ spec }) => spec.selector);
    const services = policiesOf(ambient).filter((policy) => targetOf(policy) === 'Service' && policy.spec.action === 'ALLOW');
    expect(atPods.length).toBe(services.length);
    for (const { metadata: { namespace }, spec: { action, rules = [] } } of atPods) {
      expect([action, rules.length]).toEqual(['ALLOW', 1]);
      const [{ from, to, ...others }] = rules as [Rule];
      expect(others).toEqual({});
      expect(from).toEqual([{ source: { principals: [expect.stringMatching(new RegExp(`^(?:cluster\\.local|td\\.example\\.com)/ns/${namespace}/sa/waypoint$`))] } }]);
      expect(to!.map(({ operation }) => Object.keys(operation!))).toEqual([['ports']]);
    }
  });
});

test('each namespace with an application has one waypoint, which lets in what an application lets in and nothing else', () => {
  holds((ambient) => {
    const [gateways, closed] = [resourcesOf(ambient).filter(({ spec }) => (spec as { gatewayClassName?: string } | undefined)?.gatewayClassName === 'istio-waypoint'), policiesOf(ambient).filter((policy) => targetOf(policy) === 'Gateway')];
    const namespaces = new Set(policiesOf(ambient).filter(({ spec }) => spec.selector).map(({ metadata: { namespace } }) => namespace));
    for (const found of [gateways, closed]) expect(new Set(found.map(({ metadata: { namespace } }) => namespace))).toEqual(namespaces);
    expect([gateways.length, closed.length]).toEqual([namespaces.size, namespaces.size]);
    for (const { spec: { targetRefs, ...rest } } of closed) {
      expect(targetRefs).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateways[0]!.metadata.name }]);
      expect(rest).toEqual({ action: 'ALLOW' });
    }
  });
});

test('what is said of the way to a Service is read by its waypoint alone, and by no gateway a second time', () => {
  holds((ambient) => {
    const inMesh = resourcesOf(ambient).filter(({ kind, spec }) => kind === 'DestinationRule' || (spec as { gateways?: readonly string[] } | undefined)?.gateways?.[0] === 'mesh');
    for (const { spec } of inMesh) expect((spec as { exportTo: readonly string[] }).exportTo).toEqual(['.']);
    expect(resourcesOf(ambient).filter(({ kind }) => ['EnvoyFilter', 'Sidecar'].includes(kind))).toEqual([]);
  });
});
