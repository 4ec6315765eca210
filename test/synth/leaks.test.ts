import * as fc from 'fast-check';
import type { MeshIngress } from '../../lib/specs/mesh-ingress';
import { method, spelled, tokens, twisted } from './arbitrary-requests';
import { documents } from './arbitrary-specs';
import { asSpecific, declaredAt, declaredOn, fits, isRead, listed, meant, permits, seenPath, wholeName, type Declared } from './declared';
import { answerOf, answers, meshOf, type Mesh } from './mesh';
import { readings } from './readings';

/** A host of a mesh with all that is declared on it. */
interface Site {
  readonly mesh: Mesh;
  readonly ingress: MeshIngress;
  readonly host: string;
  readonly declared: readonly Declared[];
}

function sitesOf(mesh: Mesh): Site[] {
  return mesh.ingresses.flatMap((ingress) => {
    const entries = mesh.applications.flatMap(({ spec }) => spec.expose ?? [])
      .filter((entry) => isRead(entry) && entry.ingress?.name === ingress.metadata.name);
    const hosts = new Set(entries.flatMap((entry) => entry.hosts!).map((host) => wholeName(host, ingress)));
    return [...hosts].map((host) => siteOf(mesh, ingress, host));
  });
}

/** A counterexample shows the rules alone. */
function siteOf(mesh: Mesh, ingress: MeshIngress, host: string): Site {
  const declared = declaredOn(host, ingress, mesh.applications);
  const shown = () => `${host} ${JSON.stringify({ denied: ingress.spec.deniedPaths, rules: declared.map(({ rule }) => rule) })}`;
  return { mesh, ingress, host, declared, ...{ [fc.toStringMethod]: shown } };
}

/** Some host of some mesh; nothing where the drawn documents contradict each other. */
const site = documents.map((drawn) => meshOf(drawn)).filter((mesh) => mesh !== undefined).map(sitesOf).filter((sites) => sites.length > 0)
  .chain((sites) => fc.constantFrom(...sites));

const pathsOf = ({ declared }: Site) => declared.map(({ rule }) => rule.path);

/** A host and some requests for it. */
const sent = (at: Site, path: fc.Arbitrary<string>) => fc.tuple(fc.constant(at), fc.array(fc.tuple(path, method), { minLength: 12, maxLength: 12 }));

const inTree = (declared: readonly Declared[], path: string) => declared.some(({ rule }) => rule.path.endsWith('/**') && fits(rule.path, path));

const addressOf = (host: string) => host.replace('*', 'any');

test('whatever is done to a path, nothing answers that a reading of it would not', () => {
  const attempts = site.chain((at) => sent(at, twisted(fc.constantFrom(...pathsOf(at), ...at.ingress.spec.deniedPaths).chain(spelled))));
  fc.assert(fc.property(attempts, ([{ mesh, ingress, host, declared }, requests]) => {
    for (const [path, verb] of requests) {
      const request = { host: addressOf(host), method: verb, path };
      const answer = answerOf(mesh, ingress, request);
      if ('status' in answer) continue;
      const accepted = tokens.filter(answers(mesh, ingress, request));
      for (const reading of accepted.length > 0 ? readings(answer.path) : []) {
        const rules = meant(declaredAt(host, ingress, declared, answer.path), reading);
        for (const token of accepted) {
          if (permits(rules, reading, verb, ingress, token)) continue;
          throw new Error(`${verb} ${path} answers by \`${answer.rule}\` with ${JSON.stringify(token)}, and could mean \`${reading}\``);
        }
      }
    }
  }), { numRuns: 100 });
});

test('a rewrite leads to nothing that the ingress denies or another path of the application protects', () => {
  const attempts = site.filter(({ declared }) => declared.some(({ rule }) => rule.rewrite)).chain((at) => {
    const behind = at.declared.flatMap(({ rule }) => at.declared.map((other) => `${rule.path.replace(/\/\*\*$/, '')}${seenPath(other.rule)}`));
    const denied = at.declared.flatMap(({ rule }) => at.ingress.spec.deniedPaths.map((text) => `${rule.path.replace(/\/\*\*$/, '')}${text}`));
    return sent(at, twisted(fc.constantFrom(...pathsOf(at), ...behind, ...denied).chain(spelled)));
  });
  fc.assert(fc.property(attempts, ([{ mesh, ingress, host, declared }, requests]) => {
    const undenied = { ...ingress, spec: { ...ingress.spec, deniedPaths: [] } };
    for (const [path, verb] of requests) {
      const request = { host: addressOf(host), method: verb, path };
      const answer = answerOf(mesh, ingress, request);
      if ('status' in answer) continue;
      const [from] = declaredAt(host, ingress, declared, answer.path).filter(({ rule }) => answer.rule.split(' ')[1] === rule.path && listed(rule, verb));
      if (!from!.rule.path.endsWith('/**')) continue;
      const accepted = tokens.filter(answers(mesh, ingress, request));
      for (const reading of accepted.length > 0 ? readings(answer.sent) : []) {
        expect(ingress.spec.deniedPaths.filter((text) => fits(text, reading))).toEqual([]);
        const others = declared.filter((other) => protects(other, from!, reading) && listed(other.rule, verb));
        for (const other of others) expect(accepted.filter((token) => !permits([other], reading, verb, undenied, token))).toEqual([]);
      }
    }
  }), { numRuns: 60 });
});

/** Whether a path is there for what the application reads, as another part of the same port sees it; what is cut out of that is not. */
function protects({ rule, application }: Declared, from: Declared, reading: string): boolean {
  const isPart = rule.auth?.deny !== undefined && asSpecific(rule.path, from.rule.path) && fits(from.rule.path, rule.path.replace(/\/\*\*$/, '').replace(/\{.\}/g, 'x'));
  const samePort = application === from.application && rule.port === from.rule.port;
  return samePort && !isPart && !rule.redirect && (rule.rewrite ?? from.rule.rewrite) !== undefined
    && fits(seenPath(rule), reading) && asSpecific(seenPath(rule), seenPath(from.rule));
}

test('what a spec lets in is answered, and what it does not is 404, or 403 inside a declared tree', () => {
  const attempts = site.filter((at) => pathsOf(at).every((text) => text === text.toLowerCase()))
    .chain((at) => sent(at, fc.oneof(spelled('/**'), fc.constantFrom(...pathsOf(at)).chain(spelled))));
  fc.assert(fc.property(attempts, ([{ mesh, ingress, host, declared: all }, requests]) => {
    for (const [path, verb] of requests) {
      const request = { host: addressOf(host), method: verb, path };
      const declared = declaredAt(host, ingress, all, path);
      const rules = meant(declared, path).filter(({ rule }) => listed(rule, verb));
      const isOpen = rules.some(({ rule }) => rule.auth?.public ?? rule.auth?.application);
      const admitted = (isOpen ? [undefined] : tokens).filter((token) => permits(rules, path, verb, ingress, token));
      const answered = answers(mesh, ingress, request);
      expect(admitted.filter((token) => !answered(token))).toEqual([]);

      const answer = answerOf(mesh, ingress, request);
      if (rules.length > 0 && admitted.length > 0) expect(answer).toHaveProperty('rule');
      if (ingress.spec.deniedPaths.some((denied) => fits(denied, path))) continue;
      if (meant(declared, path).length === 0) expect(answer).toEqual({ status: 404 });
      else if (rules.length === 0) expect(inTree(declared, path) ? [{ status: 403 }] : [{ status: 403 }, { status: 404 }]).toContainEqual(answer);
    }
  }), { numRuns: 100 });
});
