import * as pulumi from '@pulumi/pulumi';
import { nearest } from '../../specs/did-you-mean';
import type { Problem } from '../../specs/problem';
import { makeApplications } from './make-applications';
import { refuse } from './mistakes';
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
    refuse(`${type}::${name}`, [...unknownArgs(args)], []);
    const applications = args.applications.map((application, index) => ({ at: ['applications', index], args: application }));
    const plan = planApplications(`${type}::${name}`, args, applications, opts);
    super(type, name, {}, opts);
    const { hosts, urls } = makeApplications(plan, name, this);
    this.hosts = pulumi.output(hosts);
    this.urls = pulumi.output(urls);
    this.registerOutputs({ hosts, urls });
  }
}

const known = ['applications', 'dnsProviders', 'ingress', 'loadBalancer', 'namespace', 'settings'];

/** The applications are judged by their schema; these are what they have in common. */
function* unknownArgs(args: SecureApplicationsArgs): Generator<Problem> {
  for (const name of Object.keys(args).filter((key) => !known.includes(key))) {
    const guess = nearest(name, known);
    const help = guess === undefined ? `allowed: ${known.join(', ')}` : `did you mean \`${guess}\`?`;
    yield { code: 'unknown-field', on: args, path: [name], message: `there is no field \`${name}\` here`, help };
  }
  if (!Array.isArray(args.applications) || args.applications.length === 0) {
    yield { code: 'missing-field', on: args, path: ['applications'], message: '`applications` must list one at least', help: 'list the applications of the namespace' };
  }
}
