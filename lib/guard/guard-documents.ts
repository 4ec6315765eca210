import type { Resource } from '../kube/resource';
import type { MeshIngress } from '../specs/mesh-ingress';
import { parseAs } from '../specs/parse';
import type { Problem } from '../specs/problem';
import { compile } from '../synth/compile';
import { guard, type GuardOptions } from './guard';

/** What is guarded, and how. */
export interface GuardInput extends GuardOptions {
  /** The MeshIngress documents of the whole mesh, and its MeshSettings; other specs are passed over. */
  readonly documents: readonly object[];
}

/** The resources of a guard, or every problem that keeps them from being made. */
export interface Guarded {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
}

/** The roles and admission policies that hold everybody to these documents. A problem is on its document, or on the input itself. */
export function guardDocuments(input: GuardInput): Guarded {
  const documents = input.documents.filter((document) => ['MeshIngress', 'MeshSettings'].includes((document as { kind?: string }).kind ?? ''));
  const { problems } = compile({ documents: [], reference: documents });
  const all = [...problems, ...inputProblems(input, documents)];
  if (all.length > 0) return { resources: [], problems: all };
  const ingresses = documents.map((document) => parseAs('MeshIngress', document).spec).filter((spec): spec is MeshIngress => spec !== undefined);
  const settings = documents.map((document) => parseAs('MeshSettings', document).spec).find((spec) => spec !== undefined);
  return { resources: guard(ingresses, settings, input), problems: [] };
}

/** Groups that hold whoever the API server knows, or does not. */
const everybody = ['system:authenticated', 'system:serviceaccounts', 'system:unauthenticated'];

function* inputProblems(input: GuardInput, documents: readonly object[]): Generator<Problem> {
  if (!documents.some((document) => (document as { kind?: string }).kind === 'MeshIngress')) {
    yield { code: 'guard-without-ingress', on: input, path: [], message: 'there is no MeshIngress, so that nobody would be granted any host', help: 'give the MeshIngresses of the whole mesh' };
  }
  for (const [index, group] of (input.operators ?? []).entries()) {
    if (group !== '' && !everybody.includes(group)) continue;
    const message = group === '' ? 'the name of a group is empty' : `everybody is in the group \`${group}\`, so that nothing would be guarded`;
    yield { code: 'operators-everybody', on: input, path: ['operators', index], message, help: 'name the group of those who operate the mesh' };
  }
}
