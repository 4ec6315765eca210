import type * as pulumi from '@pulumi/pulumi';
import type { Synthesized } from '../../synth/synthesized';
import type { DnsProvider } from './dns-provider';
import type { ExposedHost } from './exposed-hosts';
import type { Ingress } from './ingress';

/** What becomes of applications, settled before anything is registered. */
export interface ApplicationsPlan {
  readonly construct: string;
  readonly resources: readonly Synthesized[];
  /** What should be looked at, each in a sentence. */
  readonly warnings: readonly string[];
  readonly hosts: readonly ExposedHost[];
  /** The ingresses that are components of the same program. */
  readonly components: readonly Ingress[];
  /** The ingresses that are known by their documents alone. */
  readonly documents: readonly Ingress[];
  /** The name of the load balancer of the one document. */
  /** Those that the program brings, by their names. */
  readonly dnsProviders: ReadonlyMap<string, DnsProvider>;
  readonly loadBalancer?: pulumi.Input<string>;
}
