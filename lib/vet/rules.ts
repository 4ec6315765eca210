import type { Rule } from './rule';
import { acmeSolverInMesh } from './rules/acme-solver-in-mesh';
import { allowsEverybody } from './rules/allows-everybody';
import { audienceNotChecked } from './rules/audience-not-checked';
import { authorizationAction } from './rules/authorization-action';
import { authorizationCustomFields } from './rules/authorization-custom-fields';
import { authorizationEmptyRule } from './rules/authorization-empty-rule';
import { authorizationValues } from './rules/authorization-values';
import { certificateMissesHost } from './rules/certificate-misses-host';
import { claimNeverMatches } from './rules/claim-never-matches';
import { clientTls } from './rules/client-tls';
import { connectionPool } from './rules/connection-pool';
import { consistentHash } from './rules/consistent-hash';
import { corsWithoutOptions } from './rules/cors-without-options';
import { destinationRuleHost } from './rules/destination-rule-host';
import { destinationRuleSubsets } from './rules/destination-rule-subsets';
import { directResponse } from './rules/direct-response';
import { dryRun } from './rules/dry-run';
import { emptyListInPolicy } from './rules/empty-list-in-policy';
import { emptyTrafficPolicy } from './rules/empty-traffic-policy';
import { entriesDifferInProtocol } from './rules/entries-differ-in-protocol';
import { entriesSharePort } from './rules/entries-share-port';
import { envoyFilterOperationIgnored } from './rules/envoy-filter-operation-ignored';
import { envoyFilterOrder } from './rules/envoy-filter-order';
import { envoyFilterPatch } from './rules/envoy-filter-patch';
import { envoyFilterReplaceIgnored } from './rules/envoy-filter-replace-ignored';
import { envoyFilterWithoutSelector } from './rules/envoy-filter-without-selector';
import { envoyFilterWithoutVersion } from './rules/envoy-filter-without-version';
import { exitForEverybody } from './rules/exit-for-everybody';
import { exportTo } from './rules/export-to';
import { exportToUnknownNamespace } from './rules/export-to-unknown-namespace';
import { faultInjection } from './rules/fault-injection';
import { foreignServiceRerouted } from './rules/foreign-service-rerouted';
import { gatewayCertificates } from './rules/gateway-certificates';
import { gatewayCertificatesIgnored } from './rules/gateway-certificates-ignored';
import { gatewayCipherSuites } from './rules/gateway-cipher-suites';
import { gatewayName } from './rules/gateway-name';
import { gatewayNotAllowed } from './rules/gateway-not-allowed';
import { gatewayNotFound } from './rules/gateway-not-found';
import { gatewayOpenToAllNamespaces } from './rules/gateway-open-to-all-namespaces';
import { gatewayReference } from './rules/gateway-reference';
import { gatewayServerHost } from './rules/gateway-server-host';
import { gatewayServerPort } from './rules/gateway-server-port';
import { gatewayServerTls } from './rules/gateway-server-tls';
import { gatewayWithoutServer } from './rules/gateway-without-server';
import { hostWithoutPort } from './rules/host-without-port';
import { httpRuleOnTcpPort } from './rules/http-rule-on-tcp-port';
import { invalidLabel } from './rules/invalid-label';
import { issuerNotPinned } from './rules/issuer-not-pinned';
import { jwksOverHttp } from './rules/jwks-over-http';
import { jwtClaimRouteInMesh } from './rules/jwt-claim-route-in-mesh';
import { jwtNotRequired } from './rules/jwt-not-required';
import { jwtRule } from './rules/jwt-rule';
import { localityLoadBalancing } from './rules/locality-load-balancing';
import { mirror } from './rules/mirror';
import { mutualBehindWildcard } from './rules/mutual-behind-wildcard';
import { negativePathMatch } from './rules/negative-path-match';
import { outlierDetection } from './rules/outlier-detection';
import { pathNeverCanonical } from './rules/path-never-canonical';
import { preflightRefused } from './rules/preflight-refused';
import { redirect } from './rules/redirect';
import { regexNotRe2 } from './rules/regex-not-re2';
import { remoteIpAtWorkload } from './rules/remote-ip-at-workload';
import { requestPrincipalsNeedSub } from './rules/request-principals-need-sub';
import { retries } from './rules/retries';
import { rewrite } from './rules/rewrite';
import { rootSidecarWithSelector } from './rules/root-sidecar-with-selector';
import { selectorPicksNothing } from './rules/selector-picks-nothing';
import { selectorWithoutLabels } from './rules/selector-without-labels';
import { serviceEntryAddresses } from './rules/service-entry-addresses';
import { serviceEntryEndpoints } from './rules/service-entry-endpoints';
import { serviceEntryHosts } from './rules/service-entry-hosts';
import { serviceEntryManyHosts } from './rules/service-entry-many-hosts';
import { serviceEntryPorts } from './rules/service-entry-ports';
import { serviceEntryResolution } from './rules/service-entry-resolution';
import { sidecarEgressHosts } from './rules/sidecar-egress-hosts';
import { sidecarEgressProxyIgnored } from './rules/sidecar-egress-proxy-ignored';
import { sidecarHostImportedTwice } from './rules/sidecar-host-imported-twice';
import { sidecarHostNotFound } from './rules/sidecar-host-not-found';
import { sidecarInAmbient } from './rules/sidecar-in-ambient';
import { sidecarIngressTls } from './rules/sidecar-ingress-tls';
import { sidecarListeners } from './rules/sidecar-listeners';
import { sidecarOutboundModeUnset } from './rules/sidecar-outbound-mode-unset';
import { sidecarWithoutControlPlane } from './rules/sidecar-without-control-plane';
import { sidecarsShareNamespace } from './rules/sidecars-share-namespace';
import { sidecarsSharePods } from './rules/sidecars-share-pods';
import { sourceIpLost } from './rules/source-ip-lost';
import { strictCutsOutsideCaller } from './rules/strict-cuts-outside-caller';
import { targetRefKind } from './rules/target-ref-kind';
import { tcpHostWithoutAddress } from './rules/tcp-host-without-address';
import { telemetriesShareNamespace } from './rules/telemetries-share-namespace';
import { telemetriesSharePods } from './rules/telemetries-share-pods';
import { telemetryLightstep } from './rules/telemetry-lightstep';
import { telemetryTracing } from './rules/telemetry-tracing';
import { telemetryWithoutProvider } from './rules/telemetry-without-provider';
import { tunnel } from './rules/tunnel';
import { virtualServiceConnectionRoutes } from './rules/virtual-service-connection-routes';
import { virtualServiceCors } from './rules/virtual-service-cors';
import { virtualServiceDestination } from './rules/virtual-service-destination';
import { virtualServiceHeaders } from './rules/virtual-service-headers';
import { virtualServiceHosts } from './rules/virtual-service-hosts';
import { virtualServiceMatch } from './rules/virtual-service-match';
import { virtualServiceRouteAction } from './rules/virtual-service-route-action';
import { virtualServiceWithoutRoutes } from './rules/virtual-service-without-routes';
import { workloadAddress } from './rules/workload-address';
import { workloadGroupAccountNotFound } from './rules/workload-group-account-not-found';
import { workloadGroupProbe } from './rules/workload-group-probe';
import { workloadGroupsAlike } from './rules/workload-groups-alike';

/** The rules, by name. */
export const rules: readonly Rule[] = [
  acmeSolverInMesh,
  allowsEverybody,
  audienceNotChecked,
  authorizationAction,
  authorizationCustomFields,
  authorizationEmptyRule,
  authorizationValues,
  certificateMissesHost,
  claimNeverMatches,
  clientTls,
  connectionPool,
  consistentHash,
  corsWithoutOptions,
  destinationRuleHost,
  destinationRuleSubsets,
  directResponse,
  dryRun,
  emptyListInPolicy,
  emptyTrafficPolicy,
  entriesDifferInProtocol,
  entriesSharePort,
  envoyFilterOperationIgnored,
  envoyFilterOrder,
  envoyFilterPatch,
  envoyFilterReplaceIgnored,
  envoyFilterWithoutSelector,
  envoyFilterWithoutVersion,
  exitForEverybody,
  exportTo,
  exportToUnknownNamespace,
  faultInjection,
  foreignServiceRerouted,
  gatewayCertificates,
  gatewayCertificatesIgnored,
  gatewayCipherSuites,
  gatewayName,
  gatewayNotAllowed,
  gatewayNotFound,
  gatewayOpenToAllNamespaces,
  gatewayReference,
  gatewayServerHost,
  gatewayServerPort,
  gatewayServerTls,
  gatewayWithoutServer,
  hostWithoutPort,
  httpRuleOnTcpPort,
  invalidLabel,
  issuerNotPinned,
  jwksOverHttp,
  jwtClaimRouteInMesh,
  jwtNotRequired,
  jwtRule,
  localityLoadBalancing,
  mirror,
  mutualBehindWildcard,
  negativePathMatch,
  outlierDetection,
  pathNeverCanonical,
  preflightRefused,
  redirect,
  regexNotRe2,
  remoteIpAtWorkload,
  requestPrincipalsNeedSub,
  retries,
  rewrite,
  rootSidecarWithSelector,
  selectorPicksNothing,
  selectorWithoutLabels,
  serviceEntryAddresses,
  serviceEntryEndpoints,
  serviceEntryHosts,
  serviceEntryManyHosts,
  serviceEntryPorts,
  serviceEntryResolution,
  sidecarEgressHosts,
  sidecarEgressProxyIgnored,
  sidecarHostImportedTwice,
  sidecarHostNotFound,
  sidecarInAmbient,
  sidecarIngressTls,
  sidecarListeners,
  sidecarOutboundModeUnset,
  sidecarWithoutControlPlane,
  sidecarsShareNamespace,
  sidecarsSharePods,
  sourceIpLost,
  strictCutsOutsideCaller,
  targetRefKind,
  tcpHostWithoutAddress,
  telemetriesShareNamespace,
  telemetriesSharePods,
  telemetryLightstep,
  telemetryTracing,
  telemetryWithoutProvider,
  tunnel,
  virtualServiceConnectionRoutes,
  virtualServiceCors,
  virtualServiceDestination,
  virtualServiceHeaders,
  virtualServiceHosts,
  virtualServiceMatch,
  virtualServiceRouteAction,
  virtualServiceWithoutRoutes,
  workloadAddress,
  workloadGroupAccountNotFound,
  workloadGroupProbe,
  workloadGroupsAlike,
];
