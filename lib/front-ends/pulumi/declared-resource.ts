import { relative, resolve } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import type { Location } from '../../diagnostics/finding';
import { locationOf, traceOf, type Trace } from '../../diagnostics/trace';
import { clusterOf } from './cluster-of';

/** A Kubernetes resource as a program declares it. */
export interface DeclaredResource {
  /** The end of its URN: `kubernetes:core/v1:Service::orders`. */
  readonly construct: string;
  readonly name: string;
  readonly props: pulumi.Inputs;
  /** The cluster that it goes to; `undefined` is that of the default provider. */
  readonly cluster: pulumi.ProviderResource | undefined;
  readonly trace: Trace;
}

const library = resolve(__dirname, '../..');

/** What is declared with these arguments; nothing where it is no Kubernetes resource, or one that is only read or patched. */
export function declaredResource({ resource, type, name, props, opts }: pulumi.ResourceTransformationArgs): DeclaredResource | undefined {
  const { apiVersion, kind } = props as pulumi.Inputs;
  const isWhole = (opts as pulumi.CustomResourceOptions).id === undefined && !type.endsWith(`${String(kind)}Patch`);
  if (!type.startsWith('kubernetes:') || typeof apiVersion !== 'string' || typeof kind !== 'string' || !isWhole) return undefined;
  return { construct: `${type}::${name}`, name, props, cluster: clusterOf(opts), trace: traceOf(resource) };
}

/** The line of the program that declares it, relative to the working directory. */
export function declaredAt({ trace }: DeclaredResource): Location | undefined {
  const found = locationOf(trace, (file) => file.startsWith(library));
  return found && { ...found, file: relative(process.cwd(), found.file) };
}
