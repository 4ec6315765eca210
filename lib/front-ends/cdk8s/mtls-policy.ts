import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Resource } from '../../kube/resource';
import { emissionOf } from '../../mtls/plan/emission';
import { apiObject } from './api-object';
import type { MtlsPolicyProps } from './mtls-policy-props';
import { problemText } from './problem-text';
import { documentOf } from './spec-document';

/**
 * The PeerAuthentications and DestinationRules that give service ports the modes asked for, planned against the mesh as it is.
 *
 * It makes one step of the plan, since the next must wait until proxies have heard of it: `remaining` says what is left, and the same
 * construct makes it when it is given the state after. What it changes of others it writes out whole. It deletes nothing of theirs:
 * what has to go first is a mistake that names it. Mistakes come at synthesis, all at once.
 */
export class MtlsPolicy extends Construct {
  /** What is left for later, each in a sentence; empty where nothing is. */
  readonly remaining: readonly string[];

  constructor(scope: Construct, id: string, props: MtlsPolicyProps) {
    super(scope, id);
    const { name = this.node.id, namespace = Chart.of(this).namespace, state, shown, acceptBreak, observed, ...spec } = props;
    const document = documentOf('MtlsPolicy', { name, namespace }, spec);
    const known = { ...(shown && { shown }), ...(acceptBreak && { acceptBreak }), ...(observed && { observed }) };
    const { resources, problems, remaining } = emissionOf({ documents: [document], resources: state, ...known });
    this.remaining = remaining;
    const places = new Map<object, { readonly construct: Construct }>([[document, { construct: this }]]);
    this.node.addValidation({ validate: () => problems.map((problem) => problemText(problem, places)) });
    if (problems.length > 0) return;
    for (const { resource } of resources) apiObject(this, idOf(resource, namespace), resource, () => resource);
  }
}

function idOf({ kind, metadata }: Resource, namespace: string | undefined): string {
  return metadata.namespace === namespace ? `${kind}-${metadata.name}` : `${kind}-${metadata.namespace}.${metadata.name}`;
}
