import type { Finding, Place } from './finding';
import { compareFindings } from './order';

/** Findings for a machine: one JSON object with the list `findings`, in the order in which a person sees them. */
export function renderJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ findings: findingsJson(findings) }, undefined, 2)}\n`;
}

/** Findings as plain data, in the order in which a person sees them. */
export function findingsJson(findings: readonly Finding[]): object[] {
  return [...findings].sort(compareFindings).map(inOrder);
}

/** The fields of a finding in one order, whoever made it. */
function inOrder(finding: Finding): object {
  const { code, rule, severity, message, help, sameAs, related } = finding;
  const others = related?.map((other) => ({ message: other.message, ...place(other) }));
  return { code, rule, severity, message, help, sameAs, ...place(finding), related: others };
}

function place({ resource, path, location, construct }: Place): object {
  return { resource, path, location, construct };
}
