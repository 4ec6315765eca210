import * as pulumi from '@pulumi/pulumi';
import type { Finding, Severity } from '../../diagnostics/finding';
import { isAtLeast } from '../../diagnostics/severity-order';
import { renderText } from '../../diagnostics/text';
import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import type { Shown } from '../../mesh/sight';
import { dayOf } from '../../specs/day';
import { findingOf, type Locate } from '../../vet/finding-of';
import { ignoreFinding } from '../../vet/ignores/ignore-finding';
import { notCheckedLines } from '../../vet/not-checked-lines';
import type { RuleEntry } from '../../vet/rule';
import type { NotChecked } from '../../vet/vet';
import { declaredAt, type DeclaredResource } from './declared-resource';
import { atEnd, collectDeclarations, type Declarations } from './declared-resources';
import { knownValues, type KnownValues } from './known-values';
import { MistakeError } from './mistake-error';
import { plainPalette } from './mistakes';
import { settledFaults } from './settled-faults';

/** How a stack is judged. */
export interface VetStackArgs {
  /**
   * The least severity that fails the program.
   * @default error
   */
  readonly failOn?: Severity;
  /**
   * Istio's MeshConfig as a value.
   * @default - the ConfigMap `istio` where the stack has it, else Istio's own defaults
   */
  readonly meshConfig?: unknown;
  /**
   * Kinds of which the stack holds all that there are, so that what is not found is not there.
   * @default - of a namespace, the kinds that the stack has something of there
   */
  readonly shown?: readonly Shown[];
}

/**
 * Judges the Kubernetes resources that the program declares after this call, once all of it has run, and ends it with every finding in
 * one text. In a preview nothing is made yet, so that `pulumi up` stops before its update. What an annotation `fairlead.dev/ignore` names
 * fails nothing.
 * @throws Error outside a Pulumi program.
 */
export function vetStack(args: VetStackArgs = {}): void {
  const declarations = collectDeclarations();
  // the program ends when the engine waits for nothing any more
  const done = pulumi.runtime.rpcKeepAlive();
  void judge(declarations, args).finally(done);
}

type Declared = DeclaredResource & KnownValues;

interface Judged {
  readonly findings: readonly Finding[];
  readonly doubted: readonly string[];
  readonly ignored: readonly string[];
  readonly notChecked: readonly NotChecked[];
}

async function judge(declarations: Declarations, args: VetStackArgs): Promise<void> {
  await atEnd(declarations);
  const known = await resolved(declarations);
  const today = dayOf(new Date());
  const judged = [...groupBy(known, ({ cluster }) => cluster).values()].map((cluster) => judgeCluster(cluster, args, today));
  await tell(judged.flatMap(({ doubted }) => doubted), 'not judged, since it hangs on values that are secret or known only after the update');
  await tell(notCheckedLines(judged.flatMap(({ notChecked }) => notChecked)), 'not checked, since it is not in this stack');
  await tell(judged.flatMap(({ ignored }) => ignored), 'ignored, since an annotation says so');
  await tell(declarations.opaque, 'not looked into, since its provider makes the resources');
  await refuseFindings(judged.flatMap(({ findings }) => findings), args.failOn ?? 'error');
}

/** One that cannot be resolved cannot be made either, which the engine tells. */
async function resolved({ kubernetes, namespaces }: Declarations): Promise<readonly Declared[]> {
  const read = await Promise.allSettled(kubernetes.map(async (one) => {
    return { ...one, ...await knownValues(one.construct, one.props, namespaces.get(one.cluster)) };
  }));
  return read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function judgeCluster(cluster: readonly Declared[], { meshConfig, shown }: VetStackArgs, today: string): Judged {
  const input = { ...(meshConfig !== undefined && { meshConfig }), ...(shown && { shown }) };
  const { faults, ignoreFaults, doubted, ignored, notChecked, declaredAs } = settledFaults(cluster, input, today);
  const locate: Locate = (on) => {
    const declared = declaredAs(on);
    const location = declaredAt(declared);
    return { construct: declared.construct, ...(location && { location }) };
  };
  const named = ({ rule, on }: { readonly rule: RuleEntry; readonly on: Resource }) => `${rule.name} of ${declaredAs(on).construct}`;
  return {
    findings: [...faults.map((fault) => findingOf(fault, locate)), ...ignoreFaults.map((fault) => ignoreFinding(fault, locate))],
    doubted: doubted.map(named),
    ignored: ignored.map(named),
    notChecked,
  };
}

async function tell(lines: readonly string[], what: string): Promise<void> {
  if (lines.length > 0) await pulumi.log.info(`fairlead: ${what}:\n  ${[...new Set(lines)].join('\n  ')}`);
}

async function refuseFindings(findings: readonly Finding[], failOn: Severity): Promise<void> {
  if (findings.length === 0) return;
  const text = `the stack has mistakes in its mesh:\n\n${renderText(findings, [], plainPalette)}`;
  if (findings.some(({ severity }) => isAtLeast(severity, failOn))) throw new MistakeError(text);
  await pulumi.log.warn(text);
}
