import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resourceKey, type Resource } from '../../../lib/kube/resource';
import { emissionOf } from '../../../lib/mtls/plan/emission';
import { planDocuments } from '../../../lib/mtls/plan/plan-documents';
import { inputOfCase } from './case';

const root = join(__dirname, 'cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort()
  .filter((name) => {
    const input = inputOfCase(join(root, name));
    // whoever was seen stops the next step too, until he is no longer seen
    return input.documents.length === 1 && input.observed?.length === 0 && planDocuments(input).plan;
  });

/** The state after a deployment; what was there keeps its age. */
function deployed(state: readonly Resource[], made: readonly Resource[], gone: ReadonlySet<string>): readonly Resource[] {
  const byKey = new Map(made.map((resource) => [resourceKey(resource), resource]));
  const kept = state.filter((resource) => !gone.has(resourceKey(resource))).map((resource) => {
    const next = byKey.get(resourceKey(resource));
    byKey.delete(resourceKey(resource));
    return next ? { ...next, metadata: { ...next.metadata, ...age(resource) } } : resource;
  });
  return [...kept, ...byKey.values()];
}

function age({ metadata: { creationTimestamp } }: Resource): object {
  return creationTimestamp === undefined ? {} : { creationTimestamp };
}

test.each(folders)('%s is declared step by step, and what was declared stays', (name) => {
  const input = inputOfCase(join(root, name));
  const [document] = input.documents as [object];
  const wanted = planDocuments(input).plan!;
  let [state, declared] = [input.resources, new Set<string>()];
  for (let round = 0; round < 8; round++) {
    const { plan } = planDocuments({ ...input, resources: state });
    const { resources, problems, remaining } = emissionOf({ ...input, documents: [document], resources: state });
    const deletions = plan!.steps[0]?.changes.filter(({ action }) => action === 'delete').map(({ resource }) => resourceKey(resource)) ?? [];
    // whoever reads the mistake deletes what it names
    expect(problems.every(({ code }) => code === 'delete-first')).toBe(true);
    const keys = new Set(resources.map(({ resource }) => resourceKey(resource)));
    expect([...declared].filter((key) => !keys.has(key))).toEqual([]);
    declared = keys;
    const next = deployed(state, resources.map(({ resource }) => resource), new Set(deletions));
    if (remaining.length === 0 && deletions.length === 0 && JSON.stringify(next) === JSON.stringify(state)) break;
    state = next;
  }
  expect(planDocuments({ ...input, resources: state }).plan!.changes).toEqual([]);
  const specs = new Map(state.map((resource) => [resourceKey(resource), resource.spec]));
  expect(wanted.changes.map(({ action, resource }) => specs.get(resourceKey(resource)) ?? action))
    .toEqual(wanted.changes.map(({ action, resource }) => (action === 'delete' ? 'delete' : resource.spec)));
});
