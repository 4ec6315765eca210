import { each, type Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { Path } from '../specs/problem';
import type { Callees as CalleesSpec, SecureApplication } from '../specs/secure-application';
import type { Application, CalledService } from './application';
import type { InSight } from './in-sight';

/** The applications with what they may call, each looked up among them all and among the Services in sight. */
export function* withCallees(applications: readonly Application[], inSight: InSight): Checked<Application[]> {
  const byName = new Map(applications.map((application) => [nameOf(application.spec.metadata), application]));
  return yield* each(applications, function* (application): Checked<Application> {
    const { callees } = application.spec.spec;
    if (!callees) return application;
    const called = yield* each(callees.applications ?? [], (entry, index) => resolveCallee(application.spec, entry, index, { byName, inSight }));
    return { ...application, callees: { applications: called } };
  });
}

type Entry = NonNullable<CalleesSpec['applications']>[number];

interface Surroundings {
  readonly byName: ReadonlyMap<string, Application>;
  readonly inSight: InSight;
}

function* resolveCallee(
  spec: SecureApplication, { name, namespace = spec.metadata.namespace }: Entry, index: number, { byName, inSight }: Surroundings,
): Checked<CalledService> {
  const path = ['spec', 'callees', 'applications', index];
  const application = byName.get(nameOf({ name, namespace }));
  if (application) return { namespace, service: application.service, application, path };
  yield* serviceInSight(spec, { name, namespace }, [...path, 'name'], inSight);
  return { namespace, service: name, path };
}

/** A Service that is called must be there where those of its namespace are in sight. */
function* serviceInSight(on: SecureApplication, { name, namespace }: Required<Entry>, path: Path, inSight: InSight): Checked<void> {
  const { services } = inSight(namespace);
  if (services.size === 0 || services.has(name)) return;
  const guess = nearest(name, [...services.keys()]);
  const message = `there is no Service \`${name}\` among the ${services.size} in sight of the namespace \`${namespace}\``;
  yield { code: 'callee-not-found', on, path, message, help: guess === undefined ? 'name what is there, or give the `SecureApplication` that is meant as well' : `did you mean \`${guess}\`?` };
}

function nameOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${namespace}/${name}`;
}
