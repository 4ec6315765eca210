import { selects } from '../kube/pod';
import type { ConsolidatedRule } from './destination-rule';
import type { Labels } from './label-index';

/**
 * The one of the rules found that holds for a client: the first that selects its pods and stands in its namespace, else the last
 * that selects nobody (Istio, pilot/pkg/model/sidecar.go DestinationRule).
 */
export function clientRule(rules: readonly ConsolidatedRule[], namespace: string, labels: Labels): ConsolidatedRule | undefined {
  return rules.find((rule) => rule.workloadSelector && rule.namespace === namespace && selects(rule.workloadSelector, labels))
    ?? rules.filter(({ workloadSelector }) => workloadSelector === undefined).at(-1);
}
