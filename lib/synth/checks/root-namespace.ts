import type { Problem } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';
import { rootNamespace } from '../root-namespace';

/** Applications in the root namespace, whose policies would open and close the workloads of others. */
export function* rootNamespaceApplications(applications: readonly SecureApplication[]): Generator<Problem> {
  for (const application of applications) {
    if (application.metadata.namespace !== rootNamespace) continue;
    const message = `\`${rootNamespace}\` is Istio's root namespace: policies there hold for the pods of every namespace`;
    yield { code: 'root-namespace', on: application, path: ['metadata', 'namespace'], message, help: 'move the application into a namespace of its own' };
  }
}
