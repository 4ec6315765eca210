import { CustomResourcePatch } from '@pulumi/kubernetes/apiextensions/customResourcePatch';
import * as pulumi from '@pulumi/pulumi';
import { emissionOf, type Emitted } from '../../mtls/plan/emission';
import { kubernetesChild } from './child';
import { givenFlat } from './given';
import { refuse } from './mistakes';
import type { MtlsPolicyArgs } from './mtls-policy-args';
import { removalProblems } from './removal-problems';

const type = 'fairlead:index:MtlsPolicy';

/**
 * The PeerAuthentications and DestinationRules that give service ports the modes asked for, planned against the mesh as it is; they are
 * its children, those of others as patches that are given back with it. It makes one step of the plan, since the next must wait until
 * proxies have heard of it: what is left is a warning, and the same component makes it when it is given the state after.
 * @throws pulumi.RunError with every mistake at once, among them what has to be deleted first, before anything is registered.
 */
export class MtlsPolicy extends pulumi.ComponentResource {
  /** What is left for later, each in a sentence; empty where nothing is. */
  readonly remaining: pulumi.Output<string[]>;

  constructor(name: string, args: MtlsPolicyArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { state, shown, acceptBreak, observed, ...fields } = args;
    const given = givenFlat('MtlsPolicy', `${type}::${name}`, { ...fields, name: args.name ?? name });
    refuse(given.construct, given.problems, [given]);
    const document = given.document as object;
    const known = { ...(shown && { shown }), ...(acceptBreak && { acceptBreak }), ...(observed && { observed }) };
    const { resources, problems, remaining } = emissionOf({ documents: [document], resources: state, ...known });
    refuse(given.construct, [...problems, ...removalProblems(document, resources)], [given]);
    super(type, name, {}, opts);
    for (const one of resources) makeChild(this, familyName(name, args.namespace, one), one);
    for (const text of remaining) void pulumi.log.warn(text, this);
    this.remaining = pulumi.output([...remaining]);
    this.registerOutputs({ remaining: this.remaining });
  }
}

function familyName(name: string, own: string, { resource: { metadata: { namespace } } }: Emitted): string {
  return namespace === own ? name : `${name}-${namespace}`;
}

function makeChild(parent: pulumi.Resource, name: string, { resource, isForeign }: Emitted): void {
  if (!isForeign) {
    kubernetesChild({ parent, name, inputs: new Map() }, resource);
    return;
  }
  const { apiVersion, kind, metadata, spec } = resource;
  // whoever wrote the fields is their manager, and would be asked for each of them
  const annotations = { ...metadata.annotations, 'pulumi.com/patchForce': 'true' };
  new CustomResourcePatch(`${name}-${metadata.name}`, { apiVersion, kind, metadata: { ...metadata, annotations }, spec }, { parent });
}
