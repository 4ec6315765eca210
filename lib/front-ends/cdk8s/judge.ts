import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { DnsProvider } from '../../dns/provider';
import { resourceKey, type Resource } from '../../kube/resource';
import type { Problem } from '../../specs/problem';
import { compile } from '../../synth/compile';
import type { ApiDocuments } from '../../synth/openapi/api-document';
import type { Synthesized } from '../../synth/synthesized';
import type { Declaration } from './declaration';
import { notOfKind } from './given-documents';
import { placesOf, type Place } from './places';
import { problemText } from './problem-text';
import { isOfItsKind, references } from './references';

/** What comes of everything that is declared in one tree. */
export interface Judgement {
  /** By their keys; none where there are problems. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** As texts, by the constructs that they are about. */
  readonly problems: ReadonlyMap<Construct, readonly string[]>;
  /** What is no mistake, as texts with the paths of their constructs. */
  readonly warnings: readonly string[];
}

/** What one tree holds. */
export interface Tree {
  readonly declarations: readonly Declaration[];
  readonly inSight: readonly ApiObject[];
  readonly dnsProviders: readonly DnsProvider[];
  readonly apiDocuments: ApiDocuments;
  /** For which resources an object was made. */
  readonly isForeseen: (key: string) => boolean;
  /** The day of the run. */
  readonly today: string;
}

/** Compiles all declarations as one. */
export function judge({ declarations, inSight, dnsProviders, apiDocuments, isForeseen, today }: Tree): Judgement {
  const places = new Map(placesOf(declarations));
  const { resources, problems, warnings } = compile({
    documents: declarations.map(({ document }) => document),
    reference: references(declarations),
    inSight: inSight.map((object) => object.toJson() as Resource),
    dnsProviders,
    today,
    apiDocuments: (application, file) => {
      const found = apiDocuments(application, file);
      if (found) places.set(found, { ...places.get(application)!, given: [file] });
      return found;
    },
  });
  const strangers = declarations.flatMap(({ given }) => given).filter((one) => !isOfItsKind(one));
  const unforeseen = resources.filter(({ resource }) => !isForeseen(resourceKey(resource)));
  const all = [...strangers.map(notOfKind), ...problems, ...unforeseen.map((one) => madeTooLate(one, declarations))];
  return {
    resources: new Map(all.length > 0 ? [] : resources.map(({ resource }) => [resourceKey(resource), resource])),
    problems: groupByConstruct(all, places),
    warnings: warnings.map((warning) => `${places.get(warning.on)!.construct.node.path}: ${problemText(warning, places)}`),
  };
}

/** A resource that did not come of its construct when that was made: it leans on an ingress or on settings that came later. */
function madeTooLate({ resource, from: [{ spec, path }] }: Synthesized, declarations: readonly Declaration[]): Problem {
  const name = JSON.stringify(spec.metadata);
  const { document } = declarations.find((other) => other.spec?.kind === spec.kind && JSON.stringify(other.spec.metadata) === name)!;
  const message = `the ${resource.kind} \`${resource.metadata.name}\` could not be foreseen when this construct was made`;
  return { code: 'ingress-too-late', on: document, path, message, help: 'make the `MeshIngress` and the `MeshSettings` before it, or give them as `ingress` and `settings`' };
}

function groupByConstruct(problems: readonly Problem[], places: ReadonlyMap<object, Place>): Map<Construct, string[]> {
  const groups = new Map<Construct, string[]>();
  for (const problem of problems) {
    const { construct } = places.get(problem.on)!;
    groups.set(construct, [...groups.get(construct) ?? [], problemText(problem, places)]);
  }
  return groups;
}
