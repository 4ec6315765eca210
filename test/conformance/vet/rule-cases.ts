import { join } from 'node:path';
import { inNamespace } from '../../../lib/kube/scope';
import { yamlOf } from '../traffic/specs';
import { vet, type Found, type Resource, type Severity } from 'fairlead';

const folder = join(__dirname, '../../vet/rules');
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The resources of a rule's own case, in the namespace `default` where they name none. */
export function caseOf(rule: string, file: 'good.yaml' | 'bad.yaml'): readonly Resource[] {
  return (yamlOf(join(folder, rule, file)) as Resource[]).filter((document) => document !== null).map((resource) => inNamespace(resource, 'default'));
}

/** A finding of a rule, and its resource with as little else that is wrong as can be. */
export interface Lone {
  readonly found: Found;
  readonly resource: Resource;
  /** The worst that the rule finds in that. */
  readonly severity: Severity;
}

/** What a rule finds in its bad case, each finding by itself, so that none hides behind another of its document. */
export function loneFindings(rule: string): readonly Lone[] {
  const resources = caseOf(rule, 'bad.yaml');
  const { faults } = vet({ resources });
  return faults.filter((found) => found.rule.name === rule).map((found) => {
    const others = faults.filter((other) => other.on === found.on && other !== found).map(({ path }) => path);
    const resource = without(found, others);
    const rest = resources.filter((other) => other !== found.on);
    const left = vet({ resources: [...rest, resource] }).faults.filter((one) => one.on === resource && one.rule.name === rule);
    const isStillFound = left.some(({ message }) => message === found.message);
    const whole = faults.filter((one) => one.on === found.on && one.rule.name === rule);
    return { found, ...(isStillFound ? { resource, severity: worstOf(left) } : { resource: found.on, severity: worstOf(whole) }) };
  });
}

function worstOf(faults: readonly Found[]): Severity {
  return severities.find((severity) => faults.some((one) => one.severity === severity))!;
}

/** The resource of a finding without the items of lists in which others were found. */
function without({ on, path }: Found, others: readonly Found['path'][]): Resource {
  const resource = structuredClone(on);
  const items = others.flatMap((other) => {
    const fork = other.findIndex((step, index) => step !== path[index]);
    return typeof other[fork] === 'number' && typeof path[fork] === 'number' ? [other.slice(0, fork + 1)] : [];
  });
  // the inner before the outer, the later before the earlier: those that are left keep their places
  const unique = [...new Map(items.map((item) => [item.join('\n'), item])).values()];
  for (const item of unique.sort((one, other) => other.length - one.length || (other.at(-1) as number) - (one.at(-1) as number))) {
    const list = item.slice(0, -1).reduce((value, step) => (value as Record<string | number, unknown>)[step], resource as unknown) as unknown[];
    list.splice(item.at(-1) as number, 1);
  }
  return resource;
}
