import type { Finding } from '../../../diagnostics/finding';
import { findingsJson } from '../../../diagnostics/json';
import { resourceNameOf } from '../../../vet/finding-of';
import type { NotChecked } from '../../../vet/vet';

/** What was found, and what could not be judged, as one JSON object; its fields are API. */
export function vetJson(findings: readonly Finding[], notChecked: readonly NotChecked[]): string {
  const whole = findings.map((finding) => {
    const { rule = finding.code, sameAs = [], related = [] } = finding;
    return { ...finding, rule, sameAs, related };
  });
  return `${JSON.stringify({ findings: findingsJson(whole), notChecked: notChecked.map(notCheckedJson) }, undefined, 2)}\n`;
}

function notCheckedJson({ rule, on, path, notShown: { kind, namespace } }: NotChecked): object {
  return { code: rule.code, rule: rule.name, resource: resourceNameOf(on), path, notShown: { kind, namespace } };
}
