import type { Bulletin } from '../bulletin';
import type { Condition } from './condition';
import { destinationConditions } from './destination-conditions';
import { filterConditions } from './filter-conditions';
import { gatewayConditions } from './gateway-conditions';
import { installConditions } from './install-conditions';
import { istiodConditions } from './istiod-conditions';
import { legacyPolicyConditions } from './legacy-policy-conditions';
import { mixerConditions } from './mixer-conditions';
import { policyConditions } from './policy-conditions';
import { telemetryConditions } from './telemetry-conditions';
import { tokenConditions } from './token-conditions';

/** The conditions of all bulletins that a configuration can tell of. */
export const conditions: ReadonlyMap<Bulletin['id'], Condition> = new Map([
  ...mixerConditions, ...legacyPolicyConditions, ...policyConditions, ...tokenConditions, ...gatewayConditions,
  ...istiodConditions, ...filterConditions, ...telemetryConditions, ...destinationConditions, ...installConditions,
].map((condition) => [condition.id, condition]));

/** Those of which no configuration tells whether it uses what they are about, and why. */
export const undecidable: ReadonlyMap<Bulletin['id'], string> = new Map([
  ['ISTIO-SECURITY-2022-008', 'who has access to the host and the pod of istiod is not to be seen'],
]);
