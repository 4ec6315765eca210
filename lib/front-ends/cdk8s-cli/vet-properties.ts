import type { Severity } from '../../diagnostics/finding';
import { severities } from '../../diagnostics/severity-order';
import { nearest } from '../../specs/did-you-mean';
import { quote, quoteAll } from '../../specs/show';

/** What `properties` of the validation may say in `cdk8s.yaml`. */
export interface VetProperties {
  /**
   * The least severity that fails the synthesis.
   * @default error
   */
  readonly failOn?: Severity;
  /**
   * The file of Istio's MeshConfig, or of the ConfigMap that holds it.
   * @default - the ConfigMap `istio` where the App has it, else Istio's own defaults
   */
  readonly meshConfig?: string;
}

const known = ['failOn', 'meshConfig'];

/**
 * The properties as they were given.
 * @throws Error which says what is wrong with them.
 */
export function vetProperties(given: Readonly<Record<string, unknown>>): VetProperties {
  for (const name of Object.keys(given).filter((key) => !known.includes(key))) {
    const guess = nearest(name, known);
    throw new Error(`VetValidation has no property ${quote(name)}: ${guess === undefined ? `it has ${quoteAll(known)}` : `did you mean ${quote(guess)}?`}`);
  }
  const { failOn, meshConfig } = given;
  if (failOn !== undefined && !(severities as readonly unknown[]).includes(failOn)) {
    throw new Error(`the property \`failOn\` of VetValidation is ${quoteAll(severities, 'or')}`);
  }
  if (meshConfig !== undefined && typeof meshConfig !== 'string') throw new Error('the property `meshConfig` of VetValidation is the path of a file');
  return given;
}
