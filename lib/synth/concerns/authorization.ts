import type { AuthorizationPolicySpec, Rule } from '../../kube/generated/authorization-policy';
import { compareText } from '../../kube/order';
import { literalPolicyPaths } from '../../routing/istio/policy-paths';
import { gatewayRules, nameCondition, principal, tokenConditions, type Judged } from '../../routing/istio/policy-rule';
import type { RouteTable } from '../../routing/ownership';
import { signInName } from '../../routing/rule-name';
import type { SecureApplicationSpec } from '../../specs/secure-application';
import type { Application, Caller, Metrics } from '../application';
import { exception } from '../exception';
import { judgeOf } from '../judge';
import { synthesized, type Synthesized } from '../synthesized';

/** The most rules that one AuthorizationPolicy holds (its CRD). */
const mostRules = 512;

/**
 * The AuthorizationPolicy of an application: the one list of who may reach it.
 *
 * It allows by positive paths alone and denies by silence: what no rule names is refused, and with no rules at all everything is
 * (Istio's «allow nothing»). Policies that allow add up, so that a list too long for one goes on in `<name>-2`.
 */
export function authorization(application: Application, tables: readonly RouteTable[], trustDomain: string): Synthesized<AuthorizationPolicySpec>[] {
  const { spec, callers, metrics } = application;
  const { name, attachment, portOf, atPods } = judgeOf(application);
  const judged = { trustDomain, portOf };
  const rules = [
    ...mergeNames(exposedRules(application, tables, judged)),
    ...signInRules(application, judged),
    ...passageRules(application, judged),
    ...callers.flatMap((caller) => callerRules(caller, judged)),
    ...metrics && atPods ? [scrapersRule(metrics, judged)] : [],
  ];
  return chunks(rules).map((chunk, index) => synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: {
      name: index === 0 ? name : `${name}-${index + 1}`,
      namespace: spec.metadata.namespace,
      ...(spec.spec.dryRun && { annotations: triedOut(spec.spec.dryRun) }),
    },
    spec: { ...attachment, action: 'ALLOW' as const, ...(chunk.length > 0 && { rules: chunk }) },
  }, [{ spec, path: ['spec'] }]));
}

/** Istio only writes down what such a policy says; the vetter is told why, and until when. */
function triedOut({ until, reason }: NonNullable<SecureApplicationSpec['dryRun']>): Readonly<Record<string, string>> {
  return { 'istio.io/dry-run': 'true', 'fairlead.dev/ignore': exception('policy-tried-out', [reason.trim()], until)[0]! };
}

/** At least one, so that an application without rules is closed and not left open. */
function chunks(rules: readonly Rule[]): readonly Rule[][] {
  return [...Array(Math.max(1, Math.ceil(rules.length / mostRules))).keys()].map((index) => rules.slice(index * mostRules, (index + 1) * mostRules));
}

function exposedRules({ spec }: Application, tables: readonly RouteTable[], judged: Judged): Rule[] {
  return tables.flatMap((table) => table.owners.flatMap((owner) => owner.rules
    .filter((rule) => rule.origin.spec === spec && rule.auth.kind !== 'deny' && rule.auth.kind !== 'redirect')
    .flatMap((rule) => gatewayRules(table, owner, rule, judged))));
}

/** What gateways lead here so that users log in, whatever the host: those two paths alone, for anybody. */
function signInRules({ signsIn }: Application, { trustDomain, portOf }: Judged): Rule[] {
  return signsIn.map(({ ingress, port }) => {
    const { metadata: { namespace }, spec: { gateway, login } } = ingress;
    return {
      from: [{ source: { principals: [principal(trustDomain, namespace, gateway.serviceAccount)] } }],
      to: [{ operation: { ports: [portOf(port)], methods: ['GET'], paths: [login!.paths.callback, login!.paths.logout] } }],
      when: [nameCondition(signInName(ingress))],
    };
  });
}

/** What the gateway passes on it does not read, and the judge does not either: whoever comes through the gateway is let in, on that port. */
function passageRules({ passthroughs, portPassages }: Application, { trustDomain, portOf }: Judged): Rule[] {
  const ports = new Map<string, Set<string>>();
  for (const { ingress: { metadata, spec }, backend } of [...passthroughs, ...portPassages]) {
    const gateway = principal(trustDomain, metadata.namespace, spec.gateway.serviceAccount);
    ports.set(gateway, (ports.get(gateway) ?? new Set()).add(portOf(backend)));
  }
  return [...ports].sort(([a], [b]) => compareText(a, b)).map(([gateway, own]) => (
    { from: [{ source: { principals: [gateway] } }], to: [{ operation: { ports: [...own].sort((a, b) => Number(a) - Number(b)) } }] }
  ));
}

/** Rules that differ in nothing but the name of the rule, as for several hosts of one entry, become one with all the names. */
function mergeNames(rules: readonly Rule[]): Rule[] {
  const merged = new Map<string, Rule>();
  for (const rule of rules) {
    const [{ key, values }, ...rest] = rule.when as [{ key: string; values: readonly string[] }];
    const same = JSON.stringify([rule.from, rule.to, rest]);
    const names = [...merged.get(same)?.when?.[0]?.values ?? [], ...values].sort(compareText);
    merged.set(same, { ...rule, when: [{ key, values: names }, ...rest] });
  }
  return [...merged.values()];
}

/** A rule for the ports that are read, and one without a word of HTTP for those that are not, or Istio would drop it there. */
function callerRules({ namespace, serviceAccount, httpPorts, otherPorts, methods, paths, token }: Caller, { trustDomain, portOf }: Judged): Rule[] {
  const from = [{ source: { principals: [principal(trustDomain, namespace, serviceAccount ?? '*')] } }];
  const read = { ports: httpPorts.map(portOf), ...(methods && { methods }), paths: paths ? [...new Set(paths.flatMap(literalPolicyPaths))] : ['/*'] };
  return [
    ...httpPorts.length > 0 ? [{ from, to: [{ operation: read }], ...(token && { when: tokenConditions(token.rule) }) }] : [],
    ...otherPorts.length > 0 ? [{ from, to: [{ operation: { ports: otherPorts.map(portOf) } }] }] : [],
  ];
}

/** By just that path: whoever reads metrics has no business with what else the port serves. */
function scrapersRule({ port, path, scrapers }: Metrics, { trustDomain, portOf }: Judged): Rule {
  const principals = scrapers.map(({ namespace, serviceAccount }) => principal(trustDomain, namespace, serviceAccount)).sort(compareText);
  return {
    from: [{ source: { principals } }],
    to: [{ operation: { ports: [portOf(port)], methods: ['GET'], paths: [path] } }],
  };
}
