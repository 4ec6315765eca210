/** Every code of a problem that valid specs may have together. */
export const knownCodes: readonly string[] = [
  'address-mixed', 'address-not-found', 'ambiguous-ingress', 'apex-needs-address', 'certificate-shared', 'challenge-needs-dns',
  'authorizer-out-of-reach', 'several-authorizers', 'default-deny-at-gateway', 'denied-path', 'domain-too-long', 'duplicate-document', 'duplicate-resource', 'encoded-slashes-ambiguous', 'encoded-slashes-decoded', 'foreign-audience', 'foreign-host', 'certificate-covers-host', 'gateway-as-caller', 'gateway-as-workload',
  'gateways-meet', 'host-claimed-twice', 'host-granted-twice', 'host-too-long', 'http01-gateways-differ', 'http01-needs-label',
  'issuer-keys-differ', 'no-audience', 'no-certificate', 'no-ingress', 'no-provider', 'no-scrapers', 'metrics-not-http', 'no-sidecar', 'not-in-gateway-api', 'nothing-served', 'opened-by-rewrite', 'path-too-long',
  'pods-without-version', 'paths-conflict', 'port-not-in-service', 'protocol-differs', 'record-claimed-twice', 'redirect-loop', 'reserved-cookie', 'reserved-header', 'rollout-on-shared-host', 'root-namespace', 'route-too-large', 'selector-hits-nothing',
  'service-account-differs', 'service-not-found', 'shared-workload', 'target-port-differs', 'ungranted-host', 'unguarded-pods',
  'unknown-ingress', 'unknown-port', 'unknown-provider', 'wildcard-needs-dns',
];
