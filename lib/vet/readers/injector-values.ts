import { parse } from 'yaml';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';

/** The Helm values that an injector was installed with, as its ConfigMap `istio-sidecar-injector` holds them; `undefined` for other ConfigMaps. */
export function injectorValues({ metadata, data }: Resource): Readonly<Record<string, unknown>> | undefined {
  const { values } = record(data);
  if (!metadata.name.startsWith('istio-sidecar-injector') || typeof values !== 'string') return undefined;
  try {
    return record(parse(values));
  } catch {
    return undefined;
  }
}
