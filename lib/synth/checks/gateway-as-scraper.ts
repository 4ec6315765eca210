import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { gatewayRunningAs } from './gateway-running-as';

/** Scrapers that are the gateway of an ingress: it would bring the metrics of every application outside. */
export function* gatewaysAsScrapers(settings: MeshSettings, ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const [index, scraper] of (settings.spec.scrapers ?? []).entries()) {
    const ingress = gatewayRunningAs(scraper, ingresses);
    if (!ingress) continue;
    const message = `this is the gateway of the ingress \`${scraper.namespace}/${ingress.metadata.name}\`, which would bring the metrics of every application outside`;
    yield { code: 'gateway-as-caller', on: settings, path: ['spec', 'scrapers', index], message, help: 'name the service account of what reads metrics' };
  }
}
