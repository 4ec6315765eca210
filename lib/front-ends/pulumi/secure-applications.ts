import * as pulumi from '@pulumi/pulumi';
import { makeApplications } from './make-applications';
import { planApplications } from './plan-applications';
import type { SecureApplicationsArgs } from './secure-application-args';

const type = 'fairlead:index:SecureApplications';

/**
 * Several applications of one namespace: one component, because the routes of a host that they share are one resource. Its children are
 * named like those of a `SecureApplication`.
 * @throws pulumi.RunError with every mistake at once, before anything is registered.
 */
export class SecureApplications extends pulumi.ComponentResource {
  /** The hosts that they are exposed on, sorted; known already in a preview. */
  readonly hosts: pulumi.Output<string[]>;
  /** Where a browser finds those hosts, sorted. */
  readonly urls: pulumi.Output<string[]>;

  constructor(name: string, args: SecureApplicationsArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const applications = args.applications.map((application, index) => ({ at: ['applications', index], args: application }));
    const plan = planApplications(`${type}::${name}`, args, applications, opts);
    super(type, name, {}, opts);
    const { hosts, urls } = makeApplications(plan, name, this);
    this.hosts = pulumi.output(hosts);
    this.urls = pulumi.output(urls);
    this.registerOutputs({ hosts, urls });
  }
}
