import { readFileSync } from 'node:fs';
import { vetKinds } from '../../lib/cluster/kinds';
import type { Location } from '../../lib/diagnostics/finding';
import { pathText } from '../../lib/diagnostics/path-text';
import type { Document } from '../../lib/inputs/document';
import { applyFixes } from '../../lib/inputs/edits/apply-fixes';
import { readManifests } from '../../lib/inputs/read-manifests';
import { compareText } from '../../lib/kube/order';
import type { Resource } from '../../lib/kube/resource';
import { inNamespace } from '../../lib/kube/scope';
import { ignoreWord, type CommentOn } from '../../lib/vet/ignores/comment-ignores';
import type { IgnoreFault } from '../../lib/vet/ignores/ignore';
import type { RuleEntry } from '../../lib/vet/rule';
import { vet, type Found, type Vetted } from '../../lib/vet/vet';

/** A file of cases, judged. */
export interface Judged extends Vetted {
  readonly text: string;
  readonly resources: readonly Resource[];
  readonly comments: readonly CommentOn[];
  /** What is wrong with what says that findings are to be ignored. */
  readonly ignoreFaults?: readonly IgnoreFault[];
  readonly locate: (on: Resource, path: readonly (string | number)[], at: 'key' | 'value') => Location;
  readonly documentAt: (on: Resource) => Document;
}

/** Judges the resources of a YAML file, in the namespace `default` where they name none. */
export function judge(file: string): Judged {
  return judgeText(readFileSync(file, 'utf8'));
}

/** The same of a text; one that begins with the words `# With --complete` is all there is. */
export function judgeText(text: string): Judged {
  const shown = text.startsWith('# With --complete') ? vetKinds.map(({ kind }) => ({ kind })) : [];
  const { resources: given, documentOf, findings } = readManifests({ files: [{ file: 'bad.yaml', text, named: true }], findings: [] });
  expect(findings).toEqual([]);
  const original = new Map(given.map((resource) => [inNamespace(resource, 'default'), resource]));
  const documentAt = (on: Resource) => documentOf.get(original.get(on)!)!;
  const resources = [...original.keys()];
  const ignoring = resources.flatMap((on) => documentAt(on).comments(ignoreWord).map((comment) => ({ on, ...comment })));
  return { ...vet({ resources, shown }, '2026-11-26'), text, resources, comments: ignoring, documentAt, locate: (on, path, at) => documentAt(on).locate(path, at) };
}

/** The text with everything mended that can be; `undefined` where nothing can be. */
export function mended({ faults, documentAt, text }: Judged): string | undefined {
  const fixes = faults.flatMap(({ fix }) => (fix ? [fix.map(({ on, path, value }) => ({ on: documentAt(on), path, value }))] : []));
  if (fixes.length === 0) return undefined;
  const { texts, refused } = applyFixes(fixes);
  expect(refused.map(({ why }) => why)).toEqual([]);
  return [...texts.values()][0] ?? text;
}

/** The YAML with what was found below each line, in comments; at the end what could not be judged. */
export function annotated({ faults, ignoreFaults = [], notChecked, text, locate }: Judged): string {
  const placed: readonly { readonly fault: Shown; readonly location: Location }[] = [
    ...faults.map((fault) => ({ fault, location: locate(fault.on, fault.path, fault.at ?? 'value') })),
    ...ignoreFaults.map(({ place, ...fault }) => ({ fault: { ...fault, severity: fault.rule.severity }, location: place.location ?? locate(place.on!, place.path, 'value') })),
  ];
  const lines = text.split('\n');
  const below = lines.map((line, index) => placed
    .filter(({ location }) => location.line === index + 1)
    .sort((a, b) => a.location.column - b.location.column || compareText(keyOf(a.fault), keyOf(b.fault)))
    .flatMap(({ fault, location }) => comments(fault, location, line, locate)));
  const missing = [...new Set(notChecked.map(({ rule, on, path, notShown: { kind, namespace } }) =>
    `# not checked: ${rule.name}, ${on.kind} ${on.metadata.name} ${pathText(path)}: no ${kind}${namespace === undefined ? '' : ` of ${namespace}`} was given\n`))].sort();
  return lines.flatMap((line, index) => [line, ...below[index]!]).join('\n') + missing.join('');
}

type Shown = Pick<Found, 'severity' | 'message' | 'help' | 'related' | 'fix'> & { readonly rule: RuleEntry };

function keyOf({ rule, message }: Shown): string {
  return `${rule.code} ${message}`;
}

function comments(fault: Shown, { line, column, endLine, endColumn }: Location, text: string, locate: Judged['locate']): string[] {
  const { rule, severity, message, help, related = [], fix } = fault;
  // the `#` takes the first column
  const start = Math.max(column, 2);
  const end = Math.max(endLine === line ? endColumn : text.length + 1, start + 1);
  const squiggle = `#${' '.repeat(start - 2)}${'^'.repeat(end - start)}`;
  return [
    `${squiggle} ${severity} ${rule.code} ${rule.name}: ${message}`,
    `#   help: ${help}${fix ? ' (fixed by --fix)' : ''}`,
    ...related.map(({ on, path, message: note }) => `#   note: ${note}: line ${locate(on, path, 'value').line}`),
  ];
}
