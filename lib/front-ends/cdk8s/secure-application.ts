import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Declarations } from './declarations';
import { MeshIngress } from './mesh-ingress';
import { MeshSettings } from './mesh-settings';
import type { NamedService, SecureApplicationProps, SelectedWorkload } from './secure-application-props';
import { documentOf } from './spec-document';

/**
 * An application that is reached and called as it says, and not otherwise: its routes, its policies and its DNS records.
 *
 * Each resource is an `ApiObject` and a child of the construct. Its id is `<Kind>` where the resource has the name of the application, as
 * `AuthorizationPolicy` has, else `<Kind>-<name of the resource>`, as in `VirtualService-public.istio-ingress.orders.example.com`. What
 * applications of one namespace share, such as the VirtualService of a host, is a child of the one that was made first. Mistakes come at
 * synthesis, all at once.
 */
export class SecureApplication extends Construct {
  constructor(scope: Construct, id: string, props: SecureApplicationProps) {
    super(scope, id);
    const { name = this.node.id, namespace = Chart.of(this).namespace, ingress, settings, dnsProviders, service, workload, ...spec } = props;
    const document = documentOf('SecureApplication', { name, namespace }, { ...spec, service: nameOf(service), workload: selectionOf(workload) });
    Declarations.of(this).declare(this, document, {
      ingress: Array.isArray(ingress) ? ingress.map(documentBehind) : documentBehind(ingress), settings: documentBehind(settings), dnsProviders,
    });
  }
}

function documentBehind(given: unknown): unknown {
  return given instanceof MeshIngress || given instanceof MeshSettings ? given.document : given;
}

function nameOf(service: string | NamedService | undefined): unknown {
  // a Deployment has a name too, and is no Service
  return typeof service === 'object' && service !== null && !('matchLabels' in service) ? service.name : service;
}

function selectionOf(workload: SecureApplicationProps['workload']): unknown {
  return isSelected(workload) ? { selector: workload.matchLabels, serviceAccount: workload.serviceAccount?.name } : workload;
}

function isSelected(workload: SecureApplicationProps['workload']): workload is SelectedWorkload {
  return typeof workload === 'object' && workload !== null && 'matchLabels' in workload;
}
