import { meshOf, type Mesh, type MeshInput } from '../../mesh/mesh';
import type { MtlsPolicy } from '../../specs/mtls-policy';
import { parseAs } from '../../specs/parse';
import type { Problem } from '../../specs/problem';
import { planMtls, type Planned, type PlanOptions } from './plan-mtls';

/** Documents as they were read, the state that they are to change, and what else is known. */
export interface PlanInput extends MeshInput, PlanOptions {
  /** MtlsPolicies, right or wrong. */
  readonly documents: readonly object[];
}

/** Parses and plans in one go and tells every mistake; the problems' `on` are the documents given. */
export function planDocuments({ documents, acceptBreak, observed, ...input }: PlanInput): Planned {
  return planOver(meshOf(input), documents, { ...(acceptBreak && { acceptBreak }), ...(observed && { observed }) });
}

/** The same over a mesh that is indexed already. */
export function planOver(mesh: Mesh, documents: readonly object[], options: PlanOptions = {}): Planned {
  const read = documents.map((document) => ({ document, ...parseAs('MtlsPolicy', document) }));
  const wrong = read.flatMap(({ problems }) => problems);
  const sources = new Map<object, object>(read.flatMap(({ spec, document }) => (spec ? [[spec, document]] : [])));
  const policies = read.flatMap(({ spec }): MtlsPolicy[] => (spec ? [spec] : []));
  const { plan, problems } = planMtls(mesh, policies, options);
  const all = [...wrong, ...problems.map((problem) => placed(problem, sources))];
  return plan && all.length === 0 ? { plan, problems: all } : { problems: all };
}

function placed(problem: Problem, sources: ReadonlyMap<object, object>): Problem {
  const related = problem.related?.map((place) => ({ ...place, on: sources.get(place.on) ?? place.on }));
  return { ...problem, on: sources.get(problem.on) ?? problem.on, ...(related && { related }) };
}
