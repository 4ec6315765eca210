import type { AuthRule, Exposure, PathRule } from '../routing/intent';
import { routeTable, type RouteTable } from '../routing/ownership';
import { shapeOf } from '../routing/path-pattern';
import { atLeastAsStrict } from '../routing/strictness';
import { each, type Checked } from '../specs/checked';
import type { Problem } from '../specs/problem';
import { encodedSlashes } from './checks/encoded-slashes';
import { openedByRewrite } from './checks/opened-by-rewrite';
import { redirectLoops } from './checks/redirect-loops';
import { signInTaken } from './checks/sign-in-taken';
import { withDenied } from './denied-paths';
import { placeOf } from './rule-place';
import { withSignIn } from './sign-in';
import { tableName } from './table-name';

/** Composes what the applications of one namespace expose on one host of one ingress, of a shared one each for itself. */
export function* routeTables(all: readonly Exposure[]): Checked<RouteTable[]> {
  // one whose every path has a mistake says nothing more
  const exposures = all.filter(({ rules }) => rules.length > 0);
  return (yield* each(compose(exposures), checkedTable)).filter((table) => table !== undefined);
}

function compose(exposures: readonly Exposure[]): Exposure[] {
  const composed = new Map<string, Exposure>();
  for (const exposure of exposures) {
    const key = `${exposure.namespace} ${tableName(exposure)} ${exposure.host}`;
    const before = composed.get(key);
    composed.set(key, before ? { ...before, rules: [...before.rules, ...exposure.rules] } : exposure);
  }
  return [...composed.values()];
}

function* checkedTable(exposure: Exposure): Checked<RouteTable | undefined> {
  const rules = yield* distinct(exposure.rules);
  const [first] = rules;
  if (first && rules.every(({ auth }) => auth.kind === 'deny')) {
    yield nothingServed(exposure.host, first);
    return undefined;
  }
  yield* redirectLoops(exposure.host, rules);
  yield* openedByRewrite(rules);
  yield* encodedSlashes(rules);
  yield* signInTaken(exposure, rules);
  return routeTable({ ...exposure, rules: withSignIn(exposure, yield* withDenied(exposure, rules)) });
}

/** A host whose every path is denied: Istio refuses a VirtualService without a route, and DNS leads to served hosts alone. */
function nothingServed(host: string, { origin: { spec, path } }: PathRule): Problem {
  return { code: 'nothing-served', on: spec, path: path.slice(0, 3), message: `every path of \`${host}\` is denied, so that nothing would be served there`, help: 'leave the host out: what no spec declares is not reachable' };
}

/** The rules without repetitions; two equally specific paths whose methods meet and whose rules differ have no answer. */
function* distinct(rules: readonly PathRule[]): Checked<PathRule[]> {
  const kept = new Map<string, PathRule[]>();
  for (const rule of rules) {
    const shape = shapeOf(rule.pattern).toLowerCase();
    const others = kept.get(shape) ?? [];
    const clash = others.find((other) => (methodsMeet(rule, other) || !sameShape(rule, other)) && !sameRule(rule, other));
    if (clash) yield conflict(rule, clash);
    else if (!others.some((other) => sameShape(rule, other) && sameMethods(rule, other))) kept.set(shape, [...others, rule]);
  }
  return [...kept.values()].flat();
}

function sameShape(a: PathRule, b: PathRule): boolean {
  return shapeOf(a.pattern) === shapeOf(b.pattern);
}

function methodsMeet(a: PathRule, b: PathRule): boolean {
  return a.methods === undefined || b.methods === undefined || a.methods.some((method) => b.methods!.includes(method));
}

function sameMethods(a: PathRule, b: PathRule): boolean {
  return a.methods?.join() === b.methods?.join();
}

function sameRule(a: PathRule, b: PathRule): boolean {
  return sameAuth(a.auth, b.auth)
    && a.origin.spec === b.origin.spec && a.backend?.port === b.backend?.port && servedAlike(a, b);
}

function sameAuth(a: AuthRule, b: AuthRule): boolean {
  if (a.kind === 'authorizer') return b.kind === 'authorizer' && a.authorizer.name === b.authorizer.name;
  return atLeastAsStrict(a, b) && atLeastAsStrict(b, a) && a.kind === b.kind;
}

/** Whether what is not about who may pass is the same; resolved, it is written in one order. */
function servedAlike(a: PathRule, b: PathRule): boolean {
  const target = ({ auth }: PathRule) => (auth.kind === 'redirect' ? auth : undefined);
  return JSON.stringify([a.serving, target(a)]) === JSON.stringify([b.serving, target(b)]);
}

function conflict(rule: PathRule, other: PathRule): Problem {
  const [path, first] = [rule.pattern.text, other.pattern.text];
  const rival = rule.origin.spec === other.origin.spec ? 'their rules differ' : 'they lead to different applications';
  const differ = sameShape(rule, other)
    ? { message: `\`${path}\` and \`${first}\` are equally specific, their methods meet, and ${rival}: no request could tell which is meant`, help: 'make them one entry, or give them methods that do not meet' }
    : { message: `\`${path}\` and \`${first}\` differ in the case of letters alone, and ${rival}: many applications take both for one`, help: 'give both the same rule, or leave one out' };
  const { metadata } = other.origin.spec;
  return { code: 'paths-conflict', on: rule.origin.spec, path: placeOf(rule), ...differ, related: [{ on: other.origin.spec, path: placeOf(other), message: `the other one, in \`${metadata.namespace}/${metadata.name}\`` }] };
}
