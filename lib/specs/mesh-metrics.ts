import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { map } from './map';
import { metricTags } from './metric-tags';
import { dnsLabel, dnsSubdomain, labelKey, labelValue } from './names';
import { atLeastOneOf, atMostOneOf } from './one-of';
import { withRule } from './rule';
import { scraper } from './scrapers';
import { httpsUrl } from './url';

const secret = (what: string) => z.strictObject({
  name: field(dnsSubdomain('secret'), `The name of a Secret beside the agent, with ${what}.`, { example: 'metrics-store' }),
});

const podMonitors = z.strictObject({
  labels: optional(map(labelKey, labelValue, {
    max: 16,
    empty: { message: '`labels` is empty', help: 'leave `labels` out' },
  }), 'Labels of the PodMonitors, by which a Prometheus chooses what it reads.', { fallback: 'those that all resources have', example: '{release: prometheus}' }),
  scrapeClass: defaulted(dnsLabel('scrape class'), 'istio-mtls', [
    'The scrape class of Prometheus by which applications are read: one whose `tlsConfig` has the certificate of the mesh that belongs to a scraper,',
    'since a workload under STRICT answers nobody else.',
  ].join(' ')),
});

const remoteWrite = atMostOneOf(z.strictObject({
  url: field(httpsUrl, 'Where samples are sent, over `https`.', { example: 'https://metrics.example.com/api/v1/push' }),
  scraper: field(scraper, 'As whom the agent reads: one of `scrapers`. It runs in the namespace of that account, which must be allowed to list pods.', {
    example: '{serviceAccount: prometheus, namespace: monitoring}',
  }),
  basicAuth: optional(secret('the keys `username` and `password`'), 'How the agent is known there: by user and password.', { example: '{name: metrics-store}' }),
  bearerToken: optional(secret('the key `token`'), 'How the agent is known there: by a token.', { example: '{name: metrics-store}' }),
}), ['basicAuth', 'bearerToken']);

/** What proxies count, what of Prometheus reads it and the applications' own metrics, and where samples are kept. */
export const meshMetrics = withRule(atLeastOneOf(z.strictObject({
  tags: optional(metricTags, 'What is changed in the tags of what proxies count, beside those that Istio sets.', { example: '{set: {request_method: request.method}}' }),
  podMonitors: optional(podMonitors, [
    'A PodMonitor of the Prometheus Operator for each application that names its `metrics`, which reads them by mutual TLS as one of the `scrapers`,',
    'and one for what the proxies count themselves.',
  ].join(' '), { fallback: 'none are made', example: '{labels: {release: prometheus}}' }),
  remoteWrite: optional(remoteWrite, 'A PrometheusAgent of the Prometheus Operator that reads these PodMonitors and sends samples to a store elsewhere.', {
    example: '{url: "https://metrics.example.com/api/v1/push", scraper: {serviceAccount: prometheus, namespace: monitoring}}',
  }),
}), ['tags', 'podMonitors', 'remoteWrite']), ({ podMonitors: monitors, remoteWrite: store }) => (store === undefined || monitors !== undefined ? [] : [{
  code: 'without-effect',
  at: ['remoteWrite'],
  message: 'the agent sends on what `podMonitors` read, and there are none',
  help: 'add `podMonitors: {}`',
}]), { rule: '!has(self.remoteWrite) || has(self.podMonitors)', message: 'an agent sends on what podMonitors read' });
