import { Provider } from '@pulumi/kubernetes/provider';
import type * as pulumi from '@pulumi/pulumi';

/** The provider that the Kubernetes resources of something with these options will have; `undefined` is the default one. */
export function clusterOf({ provider, providers, parent }: pulumi.ComponentResourceOptions): pulumi.ProviderResource | undefined {
  const given = [provider, ...Object.values<pulumi.ProviderResource>({ ...providers })].find((one) => Provider.isInstance(one));
  return given ?? parent?.getProvider('kubernetes:core/v1:Service');
}
