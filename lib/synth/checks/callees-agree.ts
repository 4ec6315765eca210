import type { Problem } from '../../specs/problem';
import type { Application, Caller, CalledService } from '../application';

/**
 * Pairs of which one side says otherwise than the other.
 *
 * The application that is called decides who may call it: being listed as a callee opens nothing. So it must list each of those that
 * list it; and a service account that it lists is wrong where all that run as it have `callees` without it.
 */
export function* calleesAgree(applications: readonly Application[]): Generator<Problem> {
  for (const application of applications) {
    for (const called of application.callees?.applications ?? []) yield* refused(application, called);
  }
  const byAccount = runningAs(applications);
  for (const application of applications) {
    for (const caller of application.callers) yield* neverCalls(application, caller, byAccount);
  }
}

function* refused({ spec, serviceAccounts }: Application, { application: called, path }: CalledService): Generator<Problem> {
  const { name, namespace } = spec.metadata;
  const runsAs = (account: string | undefined) => account === undefined || serviceAccounts.includes(account);
  if (!called || called.callers.some((caller) => caller.namespace === namespace && runsAs(caller.serviceAccount))) return;
  const { metadata } = called.spec;
  const entry = `{serviceAccount: ${serviceAccounts[0]}${namespace === metadata.namespace ? '' : `, namespace: ${namespace}`}}`;
  yield {
    code: 'callee-refuses',
    on: spec,
    path,
    message: `\`${metadata.namespace}/${metadata.name}\` does not list \`${name}\` among its \`callers\`, so that it would refuse every call`,
    help: `add \`${entry}\` to \`callers\` of \`${metadata.namespace}/${metadata.name}\`, whose decision it is, or leave this callee out`,
    related: [{ on: called.spec, path: called.spec.spec.callers ? ['spec', 'callers'] : ['metadata', 'name'], message: 'who may call it' }],
  };
}

/** Those that run as one service account, and what they call between them. */
interface Account {
  readonly clients: Application[];
  readonly calls: Set<object>;
}

/** By `namespace/account`. */
type Accounts = ReadonlyMap<string, Account>;

function runningAs(applications: readonly Application[]): Accounts {
  const accounts = new Map<string, Account>();
  for (const application of applications) {
    for (const name of application.serviceAccounts) {
      const key = `${application.spec.metadata.namespace}/${name}`;
      const account = accounts.get(key) ?? { clients: [], calls: new Set() };
      accounts.set(key, account);
      account.clients.push(application);
      for (const { application: called } of calledBy(application)) if (called) account.calls.add(called.spec);
    }
  }
  return accounts;
}

/** The Services that are called are those that the spec lists, and those that the proxy calls of its own. */
function calledBy({ callees }: Application): readonly CalledService[] {
  return callees ? [...callees.applications, ...callees.services] : [];
}

function* neverCalls({ spec }: Application, { namespace, serviceAccount, path }: Caller, byAccount: Accounts): Generator<Problem> {
  const account = serviceAccount === undefined ? undefined : byAccount.get(`${namespace}/${serviceAccount}`);
  const [client] = account?.clients ?? [];
  if (!client || account!.calls.has(spec) || account!.clients.some(({ callees }) => !callees)) return;
  const { metadata } = client.spec;
  yield {
    code: 'caller-never-calls',
    on: spec,
    path,
    message: `\`${metadata.namespace}/${metadata.name}\`, which runs as this caller, does not list \`${spec.metadata.name}\` among its \`callees\`, so that its own proxy would refuse every call`,
    help: `add it to \`callees.applications\` of \`${metadata.namespace}/${metadata.name}\`, or leave this caller out`,
    related: [{ on: client.spec, path: ['spec', 'callees'], message: 'what it may call' }],
  };
}
