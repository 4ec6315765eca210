import type { DnsProvider } from '../dns/provider';
import type { Resource } from '../kube/resource';
import type { Spec } from '../specs/kinds';
import { parseSpec, type Parsed } from '../specs/parse';
import type { Problem } from '../specs/problem';
import type { Salvaged } from '../specs/salvage';
import type { ApiDocuments } from './openapi/api-document';
import { synthesize, type Synthesis } from './synthesize';

/** Documents as they were read, right or wrong. */
export interface Documents {
  /** The specs whose resources are wanted. */
  readonly documents: readonly object[];
  /** Specs of others, such as the published MeshIngress: checked against and composed with, but their own resources are not returned. */
  readonly reference?: readonly object[];
  /** Kubernetes resources that tell what Services and pods there are. */
  readonly inSight?: readonly Resource[];
  /** Whether there are documents of the platform that could not even be read: what an application finds is then not all there is. */
  readonly incomplete?: boolean;
  /** DNS providers that a program brings; domains name them. */
  readonly dnsProviders?: readonly DnsProvider[];
  /** Finds the OpenAPI document that an application, one of the documents, names; without it there are none. */
  readonly apiDocuments?: ApiDocuments;
  /** The day of the run, as in `2026-12-31`; an application with a `dryRun` is a mistake without it. */
  readonly today?: string;
}

/**
 * Parses and synthesizes in one go and tells every mistake of every document, those in their shape and those in their meaning.
 *
 * The problems' `on` are the documents given. What is sound of a document with mistakes is checked further. Where one of the
 * platform's has mistakes, applications are not: half an ingress would make mistakes of sound applications.
 * @throws RangeError where two DNS providers have one name.
 */
export function compile({ documents, reference = [], inSight = [], incomplete = false, dnsProviders, apiDocuments, today }: Documents): Synthesis {
  const [own, others] = [documents.map(read), reference.map(read)];
  const all = [...own, ...others];
  const problems = all.flatMap(({ parsed }) => parsed.problems);
  const blind = incomplete || all.some(({ document, parsed }) => !isApplication(document) && !parsed.spec);
  const specsOf = (some: readonly Read[]) => some.filter(({ document }) => !blind || !isApplication(document))
    .map(({ parsed }) => parsed.spec ?? parsed.salvaged?.spec).filter((spec) => spec !== undefined);
  const sources = new Map(all.map((one) => [one.parsed.spec ?? one.parsed.salvaged?.spec, one]));
  const synthesis = synthesize({
    specs: specsOf(own),
    reference: specsOf(others),
    inSight,
    ...(dnsProviders && { dnsProviders }),
    ...(today !== undefined && { today }),
    ...(apiDocuments && { apiDocuments: (spec, file) => apiDocuments(sources.get(spec as Spec)!.document, file) }),
  });
  const placedIn = (found: readonly Problem[]) => found.flatMap((problem) => placed(problem, sources));
  const isWhole = problems.length === 0 && !blind;
  return {
    resources: isWhole ? synthesis.resources : [],
    problems: [...problems, ...placedIn(synthesis.problems)],
    warnings: isWhole ? placedIn(synthesis.warnings) : [],
  };
}

interface Read {
  readonly document: object;
  readonly parsed: Parsed;
}

function read(document: object): Read {
  return { document, parsed: parseSpec(document) };
}

function isApplication(document: object): boolean {
  return (document as { kind?: unknown }).kind === 'SecureApplication';
}

/** The problem on the document that was given; none where it is about something that was taken out of it. */
function placed(problem: Problem, sources: ReadonlyMap<object | undefined, Read>): Problem[] {
  const places = [problem, ...problem.related ?? []].map((place) => placeIn(place, sources));
  if (places.includes(undefined)) return [];
  const [own, ...related] = places as Pick<Problem, 'on' | 'path'>[];
  return [{ ...problem, ...own, ...(problem.related && { related: problem.related.map((place, index) => ({ ...place, ...related[index] })) }) }];
}

function placeIn({ on, path }: Pick<Problem, 'on' | 'path'>, sources: ReadonlyMap<object | undefined, Read>): Pick<Problem, 'on' | 'path'> | undefined {
  const source = sources.get(on);
  // it is in an OpenAPI document, which is as it was read
  if (!source) return { on, path };
  const { document, parsed } = source;
  const place = (parsed.salvaged as Salvaged<Spec> | undefined)?.locate(path) ?? (parsed.spec ? path : undefined);
  return place && { on: document, path: place };
}
