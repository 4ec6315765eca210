import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import { askedAt, askingRules, type AskingRule } from '../asked-authorizers';

/** Authorizers whose own application does not let in one that asks them: every request would be refused, or with `failOpen` let in unjudged. */
export function* authorizersInReach(applications: readonly Application[]): Generator<Problem> {
  for (const application of applications) {
    const [first] = askingRules(application);
    const { name, namespace } = first?.auth.authorizer.service ?? {};
    const behind = first && applications.find(({ spec, service }) => spec.metadata.namespace === namespace && service === name);
    if (behind && !letsIn(behind, application, first)) yield outOfReach(application, behind, first);
  }
}

function letsIn({ callers, ports }: Application, { spec, serviceAccounts }: Application, { auth: { authorizer } }: AskingRule): boolean {
  const target = ports.find(({ port }) => port === authorizer.port)?.targetPort;
  return target !== undefined && serviceAccounts.every((account) => callers.some((caller) => caller.namespace === spec.metadata.namespace
    && (caller.serviceAccount ?? account) === account && [...caller.httpPorts, ...caller.otherPorts].includes(target) && !caller.token));
}

function outOfReach({ spec, serviceAccounts }: Application, { spec: behind }: Application, rule: AskingRule): Problem {
  const { name, port } = rule.auth.authorizer;
  const [own, other] = [spec.metadata, behind.metadata];
  const missing = serviceAccounts.map((account) => `\`{serviceAccount: ${account}${own.namespace === other.namespace ? '' : `, namespace: ${own.namespace}`}}\``).join(', ');
  return {
    code: 'authorizer-out-of-reach',
    on: spec,
    path: askedAt(rule),
    message: `the application \`${other.namespace}/${other.name}\` behind the authorizer \`${name}\` does not let in the pods of \`${own.name}\` on port ${port}, which ask it`,
    help: `add ${missing} to \`callers\` of \`${other.namespace}/${other.name}\`, whose decision it is`,
    related: [{ on: behind, path: behind.spec.callers ? ['spec', 'callers'] : ['metadata', 'name'], message: 'who may call it' }],
  };
}
