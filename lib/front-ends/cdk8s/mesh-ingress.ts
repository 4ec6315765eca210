import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Declarations } from './declarations';
import type { MeshIngressProps } from './mesh-ingress-props';
import { documentOf, type SpecDocument } from './spec-document';

/**
 * A way into the mesh: the Gateway, its certificates and issuers, and where DNS points.
 *
 * Each resource is an `ApiObject` and a child of the construct. Its id is `<Kind>` where the resource has the name of the ingress, as
 * `Gateway` has, else `<Kind>-<name of the resource>`, as in `Certificate-public.example.com`. Mistakes come at synthesis, all at once.
 */
export class MeshIngress extends Construct {
  /** The spec as it stands in YAML, which an operator publishes for the repositories of developers. */
  readonly document: SpecDocument;

  constructor(scope: Construct, id: string, props: MeshIngressProps) {
    super(scope, id);
    const { name = this.node.id, namespace = Chart.of(this).namespace, dnsProviders, settings, ...spec } = props;
    this.document = documentOf('MeshIngress', { name, namespace }, spec);
    Declarations.of(this).declare(this, this.document, { dnsProviders, settings });
  }
}
