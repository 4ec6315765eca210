import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';

const path = ['spec', 'dryRun'];

/** What keeps applications from being tried out; `today` is the day of the run. */
export function* dryRuns(
  applications: readonly SecureApplication[], settings: MeshSettings | undefined, today: string | undefined,
): Generator<Problem> {
  for (const application of applications) {
    yield* ended(application, today);
    yield* closedAnyhow(application, settings);
  }
}

/** The last day itself still counts. */
function* ended(on: SecureApplication, today: string | undefined): Generator<Problem> {
  const { dryRun } = on.spec;
  if (!dryRun || (today !== undefined && today <= dryRun.until)) return;
  yield today === undefined ? {
    code: 'day-not-given', on, path, message: '`dryRun` ends on a day, and nobody says which day it is', help: 'give `today` beside the documents, as in `2026-12-31`',
  } : {
    code: 'dry-run-ended',
    on,
    path: [...path, 'until'],
    message: `the dry run was to end on \`${dryRun.until}\``,
    help: 'leave `dryRun` out, so that the policies hold, or give a later day',
  };
}

/** Istio lets in whom a policy that holds allows; there the one for the whole namespace does, and it allows nobody. */
function* closedAnyhow(on: SecureApplication, settings: MeshSettings | undefined): Generator<Problem> {
  const { metadata: { namespace }, spec: { dryRun } } = on;
  const index = settings?.spec.defaultDeny?.namespaces.indexOf(namespace) ?? -1;
  if (!dryRun || !settings || index < 0) return;
  yield {
    code: 'dry-run-closed',
    on,
    path,
    message: `\`${namespace}\` is closed by default: without policies that hold, everybody would be refused, those in \`callers\` too`,
    help: 'leave `dryRun` out, or let the operator take the namespace out of `defaultDeny` for that time',
    related: [{ on: settings, path: ['spec', 'defaultDeny', 'namespaces', index], message: 'where it is closed' }],
  };
}

/** What everybody should know of applications that are tried out. */
export function triedOut(applications: readonly SecureApplication[]): Problem[] {
  return applications.flatMap((on) => {
    const { dryRun, expose } = on.spec;
    return dryRun ? [{
      code: 'dry-run',
      on,
      path,
      message: `the policies of \`${on.metadata.name}\` refuse nobody until ${dryRun.until}${expose ? ', from outside neither' : ''}: ${dryRun.reason.trim()}`,
      help: 'leave `dryRun` out as soon as you know who calls',
    }] : [];
  });
}
