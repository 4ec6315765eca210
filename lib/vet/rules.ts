import type { Rule } from './rule';
import { acmeSolverInMesh } from './rules/acme-solver-in-mesh';
import { allowsEverybody } from './rules/allows-everybody';
import { annotationValue } from './rules/annotation-value';
import { appProtocolUnknown } from './rules/app-protocol-unknown';
import { audienceNotChecked } from './rules/audience-not-checked';
import { certificateMissesHost } from './rules/certificate-misses-host';
import { claimNeverMatches } from './rules/claim-never-matches';
import { corsWithoutOptions } from './rules/cors-without-options';
import { deprecatedAnnotation } from './rules/deprecated-annotation';
import { emptyListInPolicy } from './rules/empty-list-in-policy';
import { entriesDifferInProtocol } from './rules/entries-differ-in-protocol';
import { entriesSharePort } from './rules/entries-share-port';
import { envoyFilterOperationIgnored } from './rules/envoy-filter-operation-ignored';
import { envoyFilterOrder } from './rules/envoy-filter-order';
import { envoyFilterReplaceIgnored } from './rules/envoy-filter-replace-ignored';
import { envoyFilterWithoutSelector } from './rules/envoy-filter-without-selector';
import { envoyFilterWithoutVersion } from './rules/envoy-filter-without-version';
import { exitForEverybody } from './rules/exit-for-everybody';
import { exportToUnknownNamespace } from './rules/export-to-unknown-namespace';
import { externalNamePort } from './rules/external-name-port';
import { foreignServiceRerouted } from './rules/foreign-service-rerouted';
import { gatewayApiOutdated } from './rules/gateway-api-outdated';
import { gatewayNotAllowed } from './rules/gateway-not-allowed';
import { gatewayNotFound } from './rules/gateway-not-found';
import { gatewayOpenToAllNamespaces } from './rules/gateway-open-to-all-namespaces';
import { hostWithoutPort } from './rules/host-without-port';
import { httpRuleOnTcpPort } from './rules/http-rule-on-tcp-port';
import { imageAuto } from './rules/image-auto';
import { injectorsOverlap } from './rules/injectors-overlap';
import { issuerNotPinned } from './rules/issuer-not-pinned';
import { jwksAddressesOpen } from './rules/jwks-addresses-open';
import { jwksOverHttp } from './rules/jwks-over-http';
import { jwtNotRequired } from './rules/jwt-not-required';
import { labelValue } from './rules/label-value';
import { misplacedAnnotation } from './rules/misplaced-annotation';
import { misplacedLabel } from './rules/misplaced-label';
import { mutualBehindWildcard } from './rules/mutual-behind-wildcard';
import { namespaceMarkedTwice } from './rules/namespace-marked-twice';
import { namespaceOutsideMesh } from './rules/namespace-outside-mesh';
import { negativePathMatch } from './rules/negative-path-match';
import { pathNeverCanonical } from './rules/path-never-canonical';
import { podRunsAsProxy } from './rules/pod-runs-as-proxy';
import { podWithoutSidecar } from './rules/pod-without-sidecar';
import { portWithoutProtocol } from './rules/port-without-protocol';
import { preflightRefused } from './rules/preflight-refused';
import { proxyImageDiffers } from './rules/proxy-image-differs';
import { remoteIpAtWorkload } from './rules/remote-ip-at-workload';
import { removedIstioCrd } from './rules/removed-istio-crd';
import { requestPrincipalsNeedSub } from './rules/request-principals-need-sub';
import { rootSidecarWithSelector } from './rules/root-sidecar-with-selector';
import { selectorPicksNothing } from './rules/selector-picks-nothing';
import { servicePicksNothing } from './rules/service-picks-nothing';
import { servicesDifferOnPort } from './rules/services-differ-on-port';
import { sidecarEgressProxyIgnored } from './rules/sidecar-egress-proxy-ignored';
import { sidecarHostNotFound } from './rules/sidecar-host-not-found';
import { sidecarInAmbient } from './rules/sidecar-in-ambient';
import { sidecarOutboundModeUnset } from './rules/sidecar-outbound-mode-unset';
import { sidecarWithoutControlPlane } from './rules/sidecar-without-control-plane';
import { sidecarsShareNamespace } from './rules/sidecars-share-namespace';
import { sidecarsSharePods } from './rules/sidecars-share-pods';
import { sourceIpLost } from './rules/source-ip-lost';
import { strictCutsOutsideCaller } from './rules/strict-cuts-outside-caller';
import { targetPortNameNotFound } from './rules/target-port-name-not-found';
import { targetPortNotDeclared } from './rules/target-port-not-declared';
import { tcpHostWithoutAddress } from './rules/tcp-host-without-address';
import { telemetriesShareNamespace } from './rules/telemetries-share-namespace';
import { telemetriesSharePods } from './rules/telemetries-share-pods';
import { telemetryLightstep } from './rules/telemetry-lightstep';
import { telemetryWithoutProvider } from './rules/telemetry-without-provider';
import { unknownAnnotation } from './rules/unknown-annotation';
import { unknownLabel } from './rules/unknown-label';
import { webhookByAddress } from './rules/webhook-by-address';
import { webhookServiceNotFound } from './rules/webhook-service-not-found';
import { webhookWithoutTarget } from './rules/webhook-without-target';
import { workloadGroupAccountNotFound } from './rules/workload-group-account-not-found';
import { workloadGroupsAlike } from './rules/workload-groups-alike';
import { workloadWithoutName } from './rules/workload-without-name';

/** The rules, by name. */
export const rules: readonly Rule[] = [
  acmeSolverInMesh,
  allowsEverybody,
  annotationValue,
  appProtocolUnknown,
  audienceNotChecked,
  certificateMissesHost,
  claimNeverMatches,
  corsWithoutOptions,
  deprecatedAnnotation,
  emptyListInPolicy,
  entriesDifferInProtocol,
  entriesSharePort,
  envoyFilterOperationIgnored,
  envoyFilterOrder,
  envoyFilterReplaceIgnored,
  envoyFilterWithoutSelector,
  envoyFilterWithoutVersion,
  exitForEverybody,
  exportToUnknownNamespace,
  externalNamePort,
  foreignServiceRerouted,
  gatewayApiOutdated,
  gatewayNotAllowed,
  gatewayNotFound,
  gatewayOpenToAllNamespaces,
  hostWithoutPort,
  httpRuleOnTcpPort,
  imageAuto,
  injectorsOverlap,
  issuerNotPinned,
  jwksAddressesOpen,
  jwksOverHttp,
  jwtNotRequired,
  labelValue,
  misplacedAnnotation,
  misplacedLabel,
  mutualBehindWildcard,
  namespaceMarkedTwice,
  namespaceOutsideMesh,
  negativePathMatch,
  pathNeverCanonical,
  podRunsAsProxy,
  podWithoutSidecar,
  portWithoutProtocol,
  preflightRefused,
  proxyImageDiffers,
  remoteIpAtWorkload,
  removedIstioCrd,
  requestPrincipalsNeedSub,
  rootSidecarWithSelector,
  selectorPicksNothing,
  servicePicksNothing,
  servicesDifferOnPort,
  sidecarEgressProxyIgnored,
  sidecarHostNotFound,
  sidecarInAmbient,
  sidecarOutboundModeUnset,
  sidecarWithoutControlPlane,
  sidecarsShareNamespace,
  sidecarsSharePods,
  sourceIpLost,
  strictCutsOutsideCaller,
  targetPortNameNotFound,
  targetPortNotDeclared,
  tcpHostWithoutAddress,
  telemetriesShareNamespace,
  telemetriesSharePods,
  telemetryLightstep,
  telemetryWithoutProvider,
  unknownAnnotation,
  unknownLabel,
  webhookByAddress,
  webhookServiceNotFound,
  webhookWithoutTarget,
  workloadGroupAccountNotFound,
  workloadGroupsAlike,
  workloadWithoutName,
];
