import type { MeshSettings } from '../../specs/mesh-settings';
import { synthesized, type Synthesized } from '../synthesized';

/** Where the agent's own proxy writes the certificate of the mesh, and keeps it fresh. */
const certificates = '/etc/istio-output-certs';

/**
 * What reads the PodMonitors and sends samples elsewhere.
 *
 * Its proxy is there for the certificate alone (Istio's way for Prometheus): requests go by, since a proxy would send one by the name of a
 * Service, and Prometheus asks pods by their addresses. No certificate of the mesh has those, and Prometheus compares all or nothing of
 * one: the workload judges who reads, and the reader believes the address.
 */
export function prometheusAgent(settings: MeshSettings): Synthesized[] {
  const { podMonitors, remoteWrite } = settings.spec.telemetry.metrics ?? {};
  if (!podMonitors || !remoteWrite) return [];
  const { url, scraper: { namespace, serviceAccount }, basicAuth, bearerToken } = remoteWrite;
  return [synthesized({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'PrometheusAgent',
    metadata: { name: settings.metadata.name, namespace },
    spec: {
      serviceAccountName: serviceAccount,
      podMonitorNamespaceSelector: {},
      podMonitorSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'fairlead', ...podMonitors.labels } },
      scrapeClasses: [{
        name: podMonitors.scrapeClass,
        tlsConfig: {
          caFile: `${certificates}/root-cert.pem`,
          certFile: `${certificates}/cert-chain.pem`,
          keyFile: `${certificates}/key.pem`,
          insecureSkipVerify: true,
        },
      }],
      podMetadata: {
        labels: { 'sidecar.istio.io/inject': 'true' },
        annotations: {
          'proxy.istio.io/config': JSON.stringify({ proxyMetadata: { OUTPUT_CERTS: certificates } }),
          'sidecar.istio.io/userVolumeMount': JSON.stringify([{ name: 'istio-certs', mountPath: certificates }]),
          'traffic.sidecar.istio.io/includeInboundPorts': '',
          'traffic.sidecar.istio.io/includeOutboundIPRanges': '',
        },
      },
      volumes: [{ name: 'istio-certs', emptyDir: { medium: 'Memory' } }],
      volumeMounts: [{ name: 'istio-certs', mountPath: certificates, readOnly: true }],
      remoteWrite: [{
        url,
        ...(basicAuth && { basicAuth: { username: { name: basicAuth.name, key: 'username' }, password: { name: basicAuth.name, key: 'password' } } }),
        ...(bearerToken && { authorization: { credentials: { name: bearerToken.name, key: 'token' } } }),
      }],
    },
  }, [{ spec: settings, path: ['spec', 'telemetry', 'metrics', 'remoteWrite'] }])];
}
