import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import { resourceKey, type Resource } from '../../kube/resource';
import type { Problem } from '../../specs/problem';
import { resourceText } from './cause-text';
import type { Change } from './change';
import { manifestOf } from './manifest-of';
import { planDocuments, type PlanInput } from './plan-documents';

/** What one deployment of a policy makes: a step, since the next must wait for it. */
export interface Emission {
  /** Made or changed by this step, or by an earlier one that the state shows. */
  readonly resources: readonly Emitted[];
  /** Nothing may be made where there is any. */
  readonly problems: readonly Problem[];
  /** What is left for later, each in a sentence. */
  readonly remaining: readonly string[];
}

/** A resource as it is written down, without what the API server adds. */
export interface Emitted {
  readonly resource: Resource;
  /** Whether it was there before and belongs to somebody else. */
  readonly isForeign: boolean;
  /** Whether it lacks a field that the object in the cluster has. */
  readonly lacksField: boolean;
}

/**
 * What a policy comes to where resources are declared, not applied: the first step of its plan, and what earlier ones made, which the
 * mark `fairlead.dev/from` tells. So the same program can run again with the state of the day until nothing remains.
 */
export function emissionOf(input: PlanInput & { readonly documents: readonly [object] }): Emission {
  const { plan, problems } = planDocuments(input);
  if (!plan) return { resources: [], problems, remaining: [] };
  const [document] = input.documents;
  const { kind, metadata } = document as Resource;
  const mark = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  const [first, ...later] = plan.steps;
  const now = first?.changes ?? [];
  const touched = new Set(now.map(({ resource }) => resourceKey(resource)));
  const held = input.resources.filter((resource) => sourcesOf(resource).some((source) => source.startsWith(`${mark} `)) && !touched.has(resourceKey(resource)));
  const deletions = now.filter(({ action, resource }) => action === 'delete' && !isOurs(resource));
  return {
    resources: [...held.map((resource) => emitted(resource, resource, mark)), ...now.filter(({ action }) => action !== 'delete')
      .map(({ resource, before }) => emitted(resource, before, mark))],
    problems: first?.isOptional ? [] : deletions.map((change) => deletionProblem(document, change)),
    remaining: [
      ...(first?.isOptional ? deletions.map(({ resource, reasons }) => `\`${resourceText(resource)}\` can be deleted: ${reasons.join('; ')}`) : []),
      ...later.map(({ because, changes }) => `once this is everywhere, ${because}: ${changes.map(({ action, resource }) => `${action} \`${resourceText(resource)}\``).join(', ')}`),
    ],
  };
}

function deletionProblem(on: object, { resource, reasons }: Change): Problem {
  return {
    code: 'delete-first',
    on,
    path: ['spec'],
    message: `\`${resourceText(resource)}\` must be deleted first: ${reasons.join('; ')}`,
    help: 'delete it where it is written, and give the state without it; what others made is not deleted from here',
  };
}

function emitted(found: Resource, before: Resource | undefined, mark: string): Emitted {
  const from = sourcesOf(found);
  const own = from.some((source) => source.startsWith(mark)) ? from : [...from, `${mark} spec`];
  const manifest = manifestOf(found);
  const { metadata } = manifest;
  const resource = { ...manifest, metadata: { ...metadata, annotations: { ...metadata.annotations, 'fairlead.dev/from': own.join(', ') } } };
  return { resource, isForeign: before !== undefined && !isOurs(before), lacksField: before !== undefined && lacks(found.spec, before.spec) };
}

function sourcesOf({ metadata }: Resource): string[] {
  return (stringsIn(metadata.annotations)['fairlead.dev/from'] ?? '').split(', ').filter((source) => source !== '');
}

function isOurs({ metadata }: Resource): boolean {
  return stringsIn(metadata.labels)['app.kubernetes.io/managed-by'] === 'fairlead';
}

function lacks(after: unknown, before: unknown): boolean {
  if (Array.isArray(before) || typeof before !== 'object' || before === null) return false;
  return Object.entries(before).some(([key, value]) => !Object.hasOwn(record(after), key) || lacks(record(after)[key], value));
}
