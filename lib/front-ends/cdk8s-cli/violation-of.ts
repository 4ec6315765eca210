import type { Finding, Place, ResourceName } from '../../diagnostics/finding';
import { pathText } from '../../diagnostics/path-text';
import { printable } from '../../diagnostics/printable';
import type { Violation } from './validation-context';

/** A finding in the words of a validation report, which is printed as it is. */
export function violationOf(finding: Finding, manifestPath: string): Violation {
  const { code, rule, severity, message, help = '', resource, related = [] } = finding;
  const notes = related.map((other) => `; note: ${placeText(other)}: ${other.message}`);
  return {
    ruleName: printable(`${severity}[${code}]${rule === undefined ? '' : ` ${rule}`}`),
    recommendation: printable([message, ...notes].join('')),
    fix: printable(help),
    violatingResources: [{ resourceName: resourceText(resource), locations: [printable(placeText(finding))], manifestPath: printable(manifestPath) }],
  };
}

/** `VirtualService shop/orders`: a name alone may be that of several resources. */
export function resourceText(resource: ResourceName | undefined): string {
  if (!resource) return 'N/A';
  const { kind, namespace, name } = resource;
  return printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`);
}

function placeText({ location, resource, path }: Place): string {
  const place = location ? `${location.file}:${location.line}:${location.column}` : resourceText(resource);
  return `${place} ${pathText(path)}`.trimEnd();
}
