import type { Problem } from '../../specs/problem';
import { asksPods } from '../ambient/asks-pods';
import { waypointName } from '../ambient/waypoint';
import type { Application, Caller } from '../application';
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

function letsIn({ callers, ports }: Application, application: Application, { auth: { authorizer: { service, port } } }: AskingRule): boolean {
  const target = ports.find((one) => one.port === port);
  const { namespace } = application.spec.metadata;
  const lets = (caller: Caller) => caller.namespace === namespace && !caller.token && [...caller.httpPorts, ...caller.otherPorts].includes(target!);
  if (target === undefined) return false;
  // pods let in the waypoint of their own namespace, and another by its name alone
  if (application.mode === 'ambient') return service.namespace === namespace || callers.some((caller) => asksPods(caller) && lets(caller));
  return application.serviceAccounts.every((account) => callers.some((caller) => (caller.serviceAccount ?? account) === account && lets(caller)));
}

function outOfReach(application: Application, { spec: behind }: Application, rule: AskingRule): Problem {
  const { spec, mode } = application;
  const accounts = mode === 'ambient' ? [waypointName] : application.serviceAccounts;
  const { name, port } = rule.auth.authorizer;
  const [own, other] = [spec.metadata, behind.metadata];
  const asking = mode === 'ambient' ? `the waypoint of \`${own.namespace}\`, which asks it` : `the pods of \`${own.name}\`, which ask it`;
  const missing = accounts.map((account) => `\`{serviceAccount: ${account}${own.namespace === other.namespace ? '' : `, namespace: ${own.namespace}`}}\``).join(', ');
  return {
    code: 'authorizer-out-of-reach',
    on: spec,
    path: askedAt(rule),
    message: `the application \`${other.namespace}/${other.name}\` behind the authorizer \`${name}\` does not let in ${asking}, on port ${port}`,
    help: `add ${missing} to \`callers\` of \`${other.namespace}/${other.name}\`, whose decision it is`,
    related: [{ on: behind, path: behind.spec.callers ? ['spec', 'callers'] : ['metadata', 'name'], message: 'who may call it' }],
  };
}
