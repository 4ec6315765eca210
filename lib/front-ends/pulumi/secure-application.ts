import * as pulumi from '@pulumi/pulumi';
import { makeApplications } from './make-applications';
import { planApplications } from './plan-applications';
import type { SecureApplicationArgs } from './secure-application-args';

const type = 'fairlead:index:SecureApplication';

/**
 * An application with the routes, policies and DNS records that it needs.
 *
 * They are its children. A Kubernetes resource is named `<name>-<metadata.name>`, and a Route 53 record as the DNSEndpoint that it stands
 * for would be, `<name>-<ingress>.<its namespace>.<host>`; a Service that is read for its address is named `<name>-<namespace>.<service>`.
 * Routes are made after the policies that guard them, and records after routes.
 * @throws pulumi.RunError with every mistake at once, before anything is registered.
 */
export class SecureApplication extends pulumi.ComponentResource {
  /** The hosts that it is exposed on, sorted; known already in a preview. */
  readonly hosts: pulumi.Output<string[]>;
  /** Where a browser finds those hosts, sorted. */
  readonly urls: pulumi.Output<string[]>;

  constructor(name: string, args: SecureApplicationArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { namespace, ingress, settings, loadBalancer, dnsProviders, ...application } = args;
    const applications = [{ at: [], args: { ...application, name: args.name ?? name } }];
    const plan = planApplications(`${type}::${name}`, { namespace, ingress, settings, loadBalancer, dnsProviders }, applications, opts);
    super(type, name, {}, opts);
    const { hosts, urls } = makeApplications(plan, name, this);
    this.hosts = pulumi.output(hosts);
    this.urls = pulumi.output(urls);
    this.registerOutputs({ hosts, urls });
  }
}
