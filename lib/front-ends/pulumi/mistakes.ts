import type { Finding, Place } from '../../diagnostics/finding';
import { renderText } from '../../diagnostics/text';
import type { Path, Problem } from '../../specs/problem';
import type { Given } from './given';
import { isLate } from './held-inputs';
import { MistakeError } from './mistake-error';

/** What somebody wrote, and where. */
export type Written = Pick<Given, 'construct' | 'document' | 'propertyOf' | 'spec'>;

type Fields = Readonly<Record<string | number, unknown>>;

const plain = (text: string): string => text;
/** No colours: the engine shows texts in its own. */
export const plainPalette = { bold: plain, red: plain, yellow: plain, blue: plain, cyan: plain };

/**
 * Ends the program where there is any mistake, with all of them in one text.
 * @throws pulumi.RunError which the engine shows without a stack trace.
 */
export function refuse(construct: string, problems: readonly Problem[], given: readonly Written[]): void {
  if (problems.length === 0) return;
  const findings = problems.map((problem) => findingOf(explained(problem), given));
  throw new MistakeError(`${construct} has mistakes:\n\n${renderText(findings, [], plainPalette)}`);
}

/** What is wrong with an Output is not its type, but that it is one. */
function explained(problem: Problem): Problem {
  const step = (value: unknown, key: string | number) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Fields)[key] : undefined);
  if (problem.code !== 'wrong-type' || !isLate(problem.path.reduce<unknown>(step, problem.on))) return problem;
  const message = 'this is an Output, and what resources there are depends on its value, which must be known before any is registered';
  const help = 'give a plain value, for example from `pulumi.Config`; `zoneId`, `issuer`, `jwksUri` and `loadBalancer` may be Outputs';
  return { ...problem, code: 'output-not-allowed', message, help };
}

function findingOf({ code, on, path, message, help, related }: Problem, given: readonly Written[]): Finding {
  return {
    code,
    severity: 'error',
    message,
    ...(help !== undefined && { help }),
    ...placeOf(on, path, given),
    ...(related && { related: related.map((place) => ({ message: place.message, ...placeOf(place.on, place.path, given) })) }),
  };
}

function placeOf(on: object, path: Path, given: readonly Written[]): Place {
  const owner = given.find(({ document, spec }) => document === on || spec === on);
  return owner ? { construct: owner.construct, path: owner.propertyOf(path) } : { path };
}
