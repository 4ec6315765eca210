import type { Resource } from '../kube/resource';
import { variablesOf, validationOf, type Check } from './check';
import { exempt } from './exempt';
import { owned } from './owned';

/** What a policy holds, and where. */
export interface Rule {
  /** The policy is called `fairlead-<name>`. */
  readonly name: string;
  readonly kinds: readonly Kinds[];
  /** Whether it is about the namespaces of operators, or about all others. */
  readonly where: 'operators' | 'guarded';
  /** Whether it asks for the grants: `variables.granted` has them as `namespace/ingress host`. */
  readonly asksGrants?: boolean;
  /** What several checks, or both states of an object, have in common. */
  readonly variables?: readonly Variable[];
  readonly checks: readonly Check[];
}

/** A variable of a policy, in CEL. */
export interface Variable {
  readonly name: string;
  readonly expression: string;
}

/** Kinds of one API group, by their plural names. */
export interface Kinds {
  readonly group: string;
  readonly resources: readonly string[];
}

/** What all policies have in common. */
export interface Setting {
  /** The namespaces of operators. */
  readonly namespaces: readonly string[];
  /** What is granted: `variables.granted` of the policies that ask for it. */
  readonly grants: readonly Variable[];
  /** Whether nothing is refused yet. */
  readonly warns: boolean;
  /** What the resources come from. */
  readonly from: string;
}

/** The ValidatingAdmissionPolicy of a rule, and its binding. */
export function policy(rule: Rule, setting: Setting): Resource[] {
  const name = `fairlead-${rule.name}`;
  return [policyOf(rule, name, setting), bindingOf(rule, name, setting)];
}

function policyOf({ kinds, asksGrants = false, variables = [], checks }: Rule, name: string, { grants, from }: Setting): Resource {
  return owned('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', { name }, from, {
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: kinds.map(({ group, resources }) => ({ apiGroups: [group], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources })),
      },
      matchConditions: exempt,
      variables: [...(asksGrants ? grants : []), ...variables, ...checks.flatMap(variablesOf)],
      validations: checks.map(validationOf),
    },
  });
}

function bindingOf({ where }: Rule, name: string, { namespaces, warns, from }: Setting): Resource {
  const operator = where === 'operators' ? 'In' : 'NotIn';
  return owned('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', { name }, from, {
    spec: {
      policyName: name,
      validationActions: warns ? ['Warn', 'Audit'] : ['Deny'],
      matchResources: { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator, values: namespaces }] } },
    },
  });
}
