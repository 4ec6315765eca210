import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { Change } from './change';

/** The same changes with PERMISSIVE for what is to be anything else. */
export function relaxed(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ action }) => action !== 'delete').map((change) => {
    const [spec, before] = [record(change.resource.spec), record(change.before?.spec)];
    const ports = Object.entries(record(spec.portLevelMtls)).map(([port, own]) =>
      [port, JSON.stringify(own) === JSON.stringify(record(before.portLevelMtls)[port]) ? own : { mode: 'PERMISSIVE' }]);
    const moves = JSON.stringify(spec.mtls) !== JSON.stringify(before.mtls);
    const resource: Resource = {
      ...change.resource,
      spec: { ...spec, ...(moves && { mtls: { mode: 'PERMISSIVE' } }), ...(ports.length > 0 && { portLevelMtls: Object.fromEntries(ports) as object }) },
    };
    return { ...change, resource, reasons: ['PERMISSIVE for now: clients and servers do not change over in the same moment'] };
  });
}
