/** A Go module at an exact version and the CRD files in it that the project reads. */
export interface Source {
  readonly module: string;
  readonly version: string;
  /** Files below the module's root; all their CRDs are taken. */
  readonly files: readonly string[];
  /** The same kinds in a channel of which nobody knows whether a cluster has it: what we write stays out of it, what others wrote may be of it. */
  readonly experimental?: readonly string[];
}

/** Where the structures in `crds` come from. To move to another version, change it here and run `npm run crds`. */
export const sources: readonly Source[] = [
  {
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    files: [
      'deploy/crds/cert-manager.io_certificaterequests.yaml',
      'deploy/crds/cert-manager.io_certificates.yaml',
      'deploy/crds/cert-manager.io_clusterissuers.yaml',
      'deploy/crds/cert-manager.io_issuers.yaml',
    ],
  },
  {
    module: 'istio.io/istio',
    version: 'v0.0.0-20260827124520-eed52ebb66ad',
    files: ['manifests/charts/base/files/crd-all.gen.yaml'],
  },
  {
    module: 'sigs.k8s.io/external-dns',
    version: 'v0.21.0',
    files: ['config/crd/standard/dnsendpoints.externaldns.k8s.io.yaml'],
  },
  {
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.0',
    files: gatewayApi('standard', [
      'backendtlspolicies', 'gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'listenersets', 'referencegrants', 'tcproutes', 'tlsroutes', 'udproutes',
    ]),
    experimental: gatewayApi('experimental', ['backendtlspolicies', 'gateways', 'grpcroutes', 'httproutes', 'tcproutes', 'tlsroutes', 'udproutes']),
  },
];

function gatewayApi(channel: string, plurals: readonly string[]): string[] {
  return plurals.map((plural) => `config/crd/${channel}/gateway.networking.k8s.io_${plural}.yaml`);
}
