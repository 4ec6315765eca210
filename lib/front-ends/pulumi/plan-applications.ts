import type * as pulumi from '@pulumi/pulumi';
import { dnsProvidersOf } from '../../dns/providers';
import { OpenApiReader } from '../../inputs/openapi-reader';
import { dayOf } from '../../specs/day';
import type { Spec } from '../../specs/parse';
import type { Path, Problem } from '../../specs/problem';
import { compile } from '../../synth/compile';
import type { ApiDocuments } from '../../synth/openapi/api-document';
import { synthesize, type Synthesis, type SynthesisInput } from '../../synth/synthesize';
import type { ApplicationsPlan } from './applications-plan';
import { claimProblems, settled } from './claims';
import { standIn } from './dns-provider';
import { exposedHosts } from './exposed-hosts';
import { givenFlat, type Given } from './given';
import { givenSurroundings } from './given-surroundings';
import { ingressOf } from './ingress';
import { loadBalancerProblems } from './load-balancer-problems';
import { refuse, type Written } from './mistakes';
import { neighboursOf } from './neighbours';
import type { Surroundings } from './secure-application-args';

/** The arguments of one application, and where they stand in those of the component. */
export interface ApplicationAt {
  readonly at: Path;
  readonly args: { readonly name: string };
}

/**
 * Plans the applications of a component.
 * @throws pulumi.RunError with every mistake in them and in the documents that they are given, and with what an earlier component has taken.
 */
export function planApplications(
  construct: string, surroundings: Surroundings, args: readonly ApplicationAt[], opts: pulumi.ComponentResourceOptions,
): ApplicationsPlan {
  const { namespace, loadBalancer } = surroundings;
  const applications = args.map(({ at, args: one }) => givenFlat('SecureApplication', construct, { ...one, namespace }, at));
  const { components, documents, settings } = givenSurroundings(construct, surroundings);
  const neighbours = neighboursOf(construct, opts);
  const beside = neighbours.applications.filter(({ spec }) => spec?.metadata.namespace === namespace);
  const around = [...components.map(({ given }) => given), ...documents, ...settings, ...beside];
  const rest = { construct, document: surroundings, propertyOf: (path: Path) => path };
  const written: Written[] = [...applications, ...around, ...neighbours.applications, rest];
  const check = (problems: Iterable<Problem>) => refuse(construct, [...problems], written);

  const brought = [...components.flatMap((ingress) => ingress.dnsProviders), ...surroundings.dnsProviders ?? []];
  const dnsProviders = dnsProvidersOf([...new Set(brought)]);
  const openApi = new OpenApiReader();
  const apiDocuments: ApiDocuments = (_, file) => {
    const document = openApi.findInProgram(file);
    if (document) written.push({ construct, document, propertyOf: (path) => [file, ...path] });
    return document;
  };
  const brings = { dnsProviders: [...dnsProviders.values()].map(standIn), apiDocuments, today: dayOf(new Date()) };
  const { resources, problems, warnings } = judged(applications, around, brings);
  check(problems);
  const hosts = exposedHosts(resources);
  const given = { components, documents: documents.map(ingressOf), dnsProviders };
  const told = warnings.map(({ message }) => message);
  const plan = { construct, resources, warnings: told, hosts, ...given, ...(loadBalancer !== undefined && { loadBalancer }) };
  check([...claimProblems(hosts, neighbours.claims), ...loadBalancerProblems(plan, surroundings)]);
  neighbours.settle(settled(applications, hosts));
  return plan;
}

type Brought = Pick<SynthesisInput, 'dnsProviders' | 'apiDocuments' | 'today'>;

/** Parsed documents are not parsed again, since each component sees those of its neighbours; where there are mistakes, time is no matter. */
function judged(applications: readonly Given[], around: readonly Given[], brought: Brought): Synthesis {
  if (around.some(({ spec }) => !spec)) {
    return { resources: [], problems: [...applications, ...around].flatMap(({ problems }) => problems), warnings: [] };
  }
  if (applications.some(({ spec }) => !spec)) return compile({ documents: documentsOf(applications), reference: documentsOf(around), ...brought });
  return synthesize({ specs: specsOf(applications), reference: specsOf(around), ...brought });
}

function specsOf(given: readonly Given[]): Spec[] {
  return given.flatMap(({ spec }) => spec ?? []);
}

function documentsOf(given: readonly Given[]): object[] {
  return given.map(({ document }) => document as object);
}
