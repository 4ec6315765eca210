import * as fc from 'fast-check';
import type { AuthorizationPolicySpec } from '../../lib/kube/generated/authorization-policy';
import { method, spelled, tokens, twisted } from './arbitrary-requests';
import { documents, path, paths, shapeOf, type Document } from './arbitrary-specs';
import { declaredOn, fits, isRead, wholeName, type Declared } from './declared';
import { answerOf, answers, meshOf, type Mesh } from './mesh';

/** A mesh before and after something was added to one host of it. */
interface Growth {
  readonly before: Mesh;
  readonly after: Mesh;
  /** Paths that are declared afterwards, by the name of their host. */
  readonly added: readonly string[];
  readonly host: string;
}

type Entry = { ingress: { name: string }; hosts: string[]; paths?: { path: string }[]; tls?: 'passthrough'; gatewayPort?: string };

const entriesOf = (drawn: readonly Document[]) => drawn.filter(({ kind }) => kind === 'SecureApplication').flatMap(({ spec }) => ((spec.expose as Entry[] | undefined) ?? []).filter(isRead));

/** One more path in some entry of `expose`. */
const grownByPath = fc.tuple(documents, fc.nat(), path, fc.nat()).map(([drawn, at, text, which]) => {
  const entries = entriesOf(drawn);
  const entry = entries[at % Math.max(1, entries.length)];
  if (!entry || (entry.paths ?? [{ path: '/**' }]).some((one) => shapeOf(one.path) === shapeOf(text))) return undefined;
  const auth = [{ public: { reason: 'drawn' } }, { jwt: {} }, { deny: {} }, { jwt: { provider: 'machines', audiences: ['orders'] } }][which % 4];
  const grown = structuredClone(drawn);
  const target = entriesOf(grown)[at % entries.length]!;
  target.paths = [...target.paths ?? [{ path: '/**' }], { path: text, auth } as { path: string }];
  return growth(drawn, grown, [text], entry);
});

/** One more application on some host. */
const grownBySpec = fc.tuple(documents, fc.nat(), paths).map(([drawn, at, added]) => {
  const applications = drawn.filter(({ kind, spec }) => kind === 'SecureApplication' && spec.expose !== undefined);
  const beside = applications[at % Math.max(1, applications.length)];
  if (!beside) return undefined;
  const [entry] = beside.spec.expose as Entry[];
  const spec = { ports: beside.spec.ports, expose: [{ ingress: entry!.ingress, hosts: entry!.hosts, paths: added }] };
  return growth(drawn, [...drawn, { ...beside, metadata: { ...beside.metadata, name: 'another' }, spec }], added.map((one) => one.path), entry!);
});

function growth(drawn: readonly Document[], grown: readonly Document[], added: readonly string[], { ingress, hosts }: Entry): Growth | undefined {
  const [before, after] = [meshOf(drawn), meshOf(grown)];
  if (!before || !after) return undefined;
  const host = wholeName(hosts[0]!, before.ingresses.find(({ metadata }) => metadata.name === ingress.name)!);
  return { before, after, added, host, ...{ [fc.toStringMethod]: () => JSON.stringify({ added, host, drawn: entriesOf(drawn) }) } };
}

/** Each rule of each policy under each of its names, but for the paths, which may come to take other spellings. */
function rulesOf({ resources }: Mesh): Set<string> {
  return new Set(resources.filter(({ kind }) => kind === 'AuthorizationPolicy').flatMap(({ metadata, spec }) => ((spec as AuthorizationPolicySpec).rules ?? []).flatMap(({ from, to, when }) => {
    const [{ operation: { ports, methods, paths: own } = {} }] = to as [NonNullable<typeof to>[number]];
    const names = when?.[0]?.values ?? [''];
    return names.map((name) => JSON.stringify([metadata.namespace, metadata.name, from, ports, methods, when ? [name, when.slice(1)] : own]));
  })));
}

function fitsAsWritten(pattern: string, text: string): boolean {
  const parts = text.split('/');
  return fits(pattern, text) && pattern.split('/').every((part, index) => part.startsWith('{') || part === '**' || part === parts[index]);
}

describe.each([['a path', grownByPath], ['a spec', grownBySpec]])('adding %s', (_what, grown) => {
  const some = grown.filter((one) => one !== undefined);

  test('leaves every rule of others as it was', () => {
    fc.assert(fc.property(some, ({ before, after }) => {
      const now = rulesOf(after);
      expect([...rulesOf(before)].filter((rule) => !now.has(rule))).toEqual([]);
    }), { numRuns: 30 });
  });

  const attempts = some.chain((one) => {
    const known = [...one.added, ...declaredOf(one).map(({ rule }) => rule.path)];
    const sent = fc.tuple(fc.constantFrom(...known).chain((text) => fc.oneof(spelled(text), twisted(spelled(text)))), method);
    return fc.tuple(fc.constant(one), fc.array(sent, { minLength: 8, maxLength: 8 }));
  });

  test('opens nothing but itself, and other spellings of a path to whoever may use that', () => {
    fc.assert(fc.property(attempts, ([{ before, after, added, host }, requests]) => {
      for (const ingress of before.ingresses) {
        for (const [text, verb] of requests) {
          const request = { host: host.replace('*', 'any'), method: verb, path: text };
          const answer = answerOf(after, ingress, request);
          if ('status' in answer) continue;
          const ruled = answer.rule.split(' ')[1]!;
          if (added.includes(ruled) || !fitsAsWritten(ruled, answer.path)) continue;
          const [now, once] = [answers(after, ingress, request), answers(before, ingress, request)];
          // a token that nobody asked for was refused, and may now be known
          expect(tokens.filter((token) => now(token) && !once(token) && !once(undefined))).toEqual([]);
        }
      }
    }), { numRuns: 30 });
  });

  test('leaves every request where it was that it does not mean, as the specs spell it', () => {
    fc.assert(fc.property(attempts, ([one, requests]) => {
      const { before, after, added, host } = one;
      fc.pre([...added, ...declaredOf(one).map(({ rule }) => rule.path)].every((text) => text === text.toLowerCase()));
      for (const ingress of before.ingresses) {
        for (const [text, verb] of requests) {
          const request = { host: host.replace('*', 'any'), method: verb, path: text };
          const answer = answerOf(before, ingress, request);
          if ('status' in answer || answer.path !== answer.path.toLowerCase() || /[%/]$|%/.test(answer.path) || added.some((pattern) => fits(pattern, answer.path))) continue;
          expect(answerOf(after, ingress, request)).toEqual(answer);
        }
      }
    }), { numRuns: 30 });
  });
});

function declaredOf({ before, host }: Growth): Declared[] {
  return before.ingresses.flatMap((ingress) => declaredOn(host, ingress, before.applications));
}
