import type { App } from 'cdk8s';
import { compareResources } from '../../../lib/kube/order';
import type { Resource } from '../../../lib/kube/resource';

/** What the constructs of an App made, in canonical order, as it is written. */
export function madeBy(app: App): Resource[] {
  return app.charts.flatMap((chart) => chart.toJson() as Resource[])
    .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/managed-by'] === 'fairlead')
    .sort(compareResources);
}
