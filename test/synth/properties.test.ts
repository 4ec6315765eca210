import * as fc from 'fast-check';
import type { AuthorizationPolicySpec, Operation } from '../../lib/kube/generated/authorization-policy';
import type { VirtualServiceSpec } from '../../lib/kube/generated/virtual-service';
import type { Resource } from '../../lib/kube/resource';
import { parseSpec } from '../../lib/specs/parse';
import { isHandedOver } from '../../lib/synth/handed-over';
import { synthesize, type Synthesis } from '../../lib/synth/synthesize';
import { validate } from '../crds/validate';
import { documents, unreadPorts, type Document } from './arbitrary-specs';
import { knownCodes } from './known-codes';

function synthesisOf(drawn: readonly Document[], reference: readonly Document[] = []): Synthesis {
  const specsOf = (all: readonly Document[]) => all.map((document) => parseSpec(document).spec!);
  return synthesize({ specs: specsOf(drawn), reference: specsOf(reference) });
}

const resourcesOf = ({ resources }: Synthesis) => resources.map(({ resource }) => resource);

/** Draws documents, and asks something of what is made of them. */
function holds(check: (synthesis: Synthesis, drawn: readonly Document[]) => void, numRuns = 40): void {
  fc.assert(fc.property(documents, (drawn) => check(synthesisOf(drawn), drawn)), { numRuns });
}

test('valid specs give resources, or problems of a known kind', () => {
  holds(({ resources, problems }) => {
    expect(problems.map(({ code }) => code).filter((code) => !knownCodes.includes(code))).toEqual([]);
    expect(resources.length > 0).toBe(problems.length === 0);
  });
});

/** The same documents with every list turned round whose order says nothing. */
function turned(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => turned(item));
    return ['grants', 'namespaces', 'routes', 'methods', 'cookies', 'params', 'remove', 'allowOrigins'].includes(field) || isRules(value) ? items.reverse() : items;
  }
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, turned(item, key)])) : value;
}

/** The `paths` of an exposure; those of a caller are texts. */
function isRules(value: readonly unknown[]): boolean {
  return value.some((item) => Object.hasOwn(Object(item) as object, 'path') && !Object.hasOwn(Object(item) as object, 'anyOf'));
}

test('the order of documents, fields and lists that have none does not count, and nothing changes from run to run', () => {
  holds((synthesis, drawn) => {
    expect(JSON.stringify(synthesisOf(drawn))).toBe(JSON.stringify(synthesis));
    const other = synthesisOf((turned(drawn) as Document[]).reverse());
    expect(resourcesOf(other)).toEqual(resourcesOf(synthesis));
    expect(other.problems.length > 0).toBe(synthesis.problems.length > 0);
  });
});

test('an API server takes every resource', () => {
  holds((synthesis) => {
    const [maps, others] = [true, false].map((isMap) => resourcesOf(synthesis).filter(({ kind }) => (kind === 'ConfigMap') === isMap)) as [Resource[], Resource[]];
    for (const resource of others) expect([resource.metadata.name, validate(resource)]).toEqual([resource.metadata.name, []]);
    for (const { data } of maps) expect(Object.values(data as object).map((text: unknown) => typeof JSON.parse(text as string))).toEqual(['object']);
  });
});

/** Whether an operation has a port and, where requests are read, a path: elsewhere Istio drops a rule that asks for one. */
function isWhole({ ports = [], paths = [] }: Operation): boolean {
  return ports.length > 0 && ports.every((port) => unreadPorts.includes(port) === (paths.length === 0));
}

const policiesOf = (synthesis: Synthesis) => resourcesOf(synthesis).filter(({ kind }) => kind === 'AuthorizationPolicy')
  .map(({ metadata: { namespace }, spec }) => ({ namespace, spec: spec as AuthorizationPolicySpec }));

test('an authorizer is asked about all that its rules let in, and by nothing that a client spells', () => {
  holds((synthesis) => {
    const policies = policiesOf(synthesis);
    const lines = ({ namespace, spec }: (typeof policies)[number]) => (spec.rules ?? []).flatMap(({ to = [], when: [condition] = [] }) => {
      const ports = to.flatMap(({ operation }) => operation!.ports!);
      return ports.flatMap((port) => condition?.values!.map((rule) => JSON.stringify([namespace, spec.selector, port, condition.key, rule])) ?? []);
    });
    const asking = policies.filter(({ spec }) => spec.action === 'CUSTOM');
    for (const { spec } of asking) {
      const names = spec.rules!.flatMap(({ when }) => when![0]!.values!.map((rule) => rule.split(' ').at(-1)!));
      expect([...new Set(names)].map((one) => ({ name: `fairlead-${one}` }))).toEqual([spec.provider]);
      for (const rule of spec.rules!) expect([Object.keys(rule), Object.keys(rule.to![0]!.operation!)]).toEqual([['to', 'when'], ['ports']]);
    }
    const letIn = policies.filter(({ spec }) => spec.action === 'ALLOW').flatMap(lines).filter((line) => / (?:keys|sessions)"\]$/.test(line));
    expect(new Set(asking.flatMap(lines))).toEqual(new Set(letIn));
  });
});

test('all other policies only allow, and every rule has a source, a port and, where requests are read, a path', () => {
  holds((synthesis) => {
    for (const { spec } of policiesOf(synthesis)) {
      const { action, rules = [], selector } = spec;
      if (action === 'CUSTOM') continue;
      // for every pod of a namespace there are only policies that let in nobody
      expect([action, selector ? Object.keys(selector.matchLabels!).length > 0 : rules.length === 0]).toEqual(['ALLOW', true]);
      for (const { from = [], to = [], when = [] } of rules) {
        expect(from.every(({ source }) => source!.principals!.length > 0) && from.length > 0).toBe(true);
        expect(to.every(({ operation }) => isWhole(operation!)) && to.length > 0).toBe(true);
        expect(when.every(({ values }) => values!.length > 0)).toBe(true);
      }
      expect(JSON.stringify(spec)).not.toMatch(/"not[A-Z]/);
    }
  });
});

test('no regular expression is longer than Istio takes, and none is empty', () => {
  holds((synthesis) => {
    for (const [, regex] of JSON.stringify(resourcesOf(synthesis)).matchAll(/"regex":("(?:\\.|[^"])*")/g)) {
      const { length } = JSON.parse(regex!) as string;
      expect(length > 0 && length <= 1024).toBe(true);
    }
  });
});

test('resources stand in the namespace of their spec, and routes are seen by their gateway alone', () => {
  holds(({ resources }) => {
    for (const { resource, from } of resources) {
      const namespaces = new Set(from.flatMap(({ spec: { metadata } }) => ('namespace' in metadata ? metadata.namespace : [])));
      const [{ spec: first }] = from;
      if (first.kind !== 'MeshSettings') expect([...namespaces]).toEqual([resource.metadata.namespace ?? first.metadata.namespace]);
      if (resource.kind !== 'VirtualService') continue;
      if (isHandedOver(resource)) {
        expect((resource.spec as VirtualServiceSpec).exportTo).toEqual(['.']);
        continue;
      }
      const { gateways, exportTo } = resource.spec as VirtualServiceSpec;
      const owner = gateways ? gateways[0]!.split('/')[0] : resource.metadata.name.split('.')[1];
      if (from[0].spec.kind === 'SecureApplication' && owner !== 'mesh') expect(exportTo).toEqual([owner]);
    }
  });
});

test('one host of one gateway has one VirtualService, and every one of them routes or refuses something', () => {
  holds((synthesis) => {
    const services = resourcesOf(synthesis).filter(({ kind }) => kind === 'VirtualService').map(({ spec }) => spec as VirtualServiceSpec);
    const claims = services.flatMap(({ hosts = [], gateways = [] }) => hosts.flatMap((host) => gateways.filter((gateway) => gateway !== 'mesh').map((gateway) => `${gateway} ${host}`)));
    expect(new Set(claims).size).toBe(claims.length);
  });
});

test('what the operator gets depends on the operator\'s specs alone', () => {
  holds((synthesis, drawn) => {
    const operators = drawn.filter(({ kind }) => kind !== 'SecureApplication');
    const alone = synthesisOf(operators);
    fc.pre(synthesis.problems.length === 0);
    const own = synthesis.resources.filter(({ from }) => from.every(({ spec }) => spec.kind !== 'SecureApplication'));
    expect(own.map(({ resource }) => resource)).toEqual(resourcesOf(alone));
    expect(resourcesOf(synthesisOf(operators, drawn.filter(({ kind }) => kind === 'SecureApplication')))).toEqual(resourcesOf(alone));
  });
});

test('a reference is checked against, and nothing is made of it', () => {
  holds((synthesis, drawn) => {
    const [applications, others] = [drawn.filter(({ kind }) => kind === 'SecureApplication'), drawn.filter(({ kind }) => kind !== 'SecureApplication')];
    const developers = synthesisOf(applications, others);
    expect(developers.problems.map(({ code }) => code)).toEqual(synthesis.problems.map(({ code }) => code));
    const own = synthesis.resources.filter(({ from }) => from.some(({ spec }) => spec.kind === 'SecureApplication'));
    expect(resourcesOf(developers)).toEqual(own.map(({ resource }) => resource));
  });
});

test('every route to an application names its rule over whatever a client or a spec says, and what asks for leave alone names none', () => {
  holds((synthesis) => {
    const resources = resourcesOf(synthesis);
    const policies = JSON.stringify(resources.filter(({ kind }) => kind === 'AuthorizationPolicy'));
    const developers = synthesis.resources.filter(({ resource, from: [{ spec }] }) => spec.kind === 'SecureApplication' && resource.kind === 'VirtualService' && !isHandedOver(resource));
    const services = developers.map(({ resource }) => resource.spec as VirtualServiceSpec);
    for (const { http = [] } of services.filter(({ gateways }) => gateways?.[0] !== 'mesh')) {
      for (const { match, headers, route, corsPolicy } of http.filter((one) => one.route ?? one.delegate)) {
        const { set = {}, add = {}, remove = [] } = headers!.request!;
        const name = set['x-fairlead-rule']!;
        expect([Object.keys(add), remove].flat().filter((header) => /^x[-_]fairlead/i.test(header))).toEqual([]);
        const isQuestion = match![0]!.headers?.['access-control-request-method'] !== undefined;
        const isSignIn = route?.some(({ destination }) => destination!.host === 'sessions.policies.svc.cluster.local') ?? false;
        expect(name.startsWith('login ')).toBe(isSignIn);
        expect(policies.includes(JSON.stringify(name))).toBe(!isQuestion && !isSignIn);
        if (isQuestion) expect([match![0]!.method, corsPolicy!.unmatchedPreflights, route!.length]).toEqual([{ exact: 'OPTIONS' }, 'IGNORE', 1]);
      }
    }
  });
});
