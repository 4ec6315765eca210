import type { Rule } from './rule';
import { acmeSolverInMesh } from './rules/acme-solver-in-mesh';
import { allowsEverybody } from './rules/allows-everybody';
import { audienceNotChecked } from './rules/audience-not-checked';
import { certificateMissesHost } from './rules/certificate-misses-host';
import { claimNeverMatches } from './rules/claim-never-matches';
import { corsWithoutOptions } from './rules/cors-without-options';
import { emptyListInPolicy } from './rules/empty-list-in-policy';
import { envoyFilterWithoutSelector } from './rules/envoy-filter-without-selector';
import { envoyFilterWithoutVersion } from './rules/envoy-filter-without-version';
import { exitForEverybody } from './rules/exit-for-everybody';
import { foreignServiceRerouted } from './rules/foreign-service-rerouted';
import { gatewayNotAllowed } from './rules/gateway-not-allowed';
import { gatewayNotFound } from './rules/gateway-not-found';
import { gatewayOpenToAllNamespaces } from './rules/gateway-open-to-all-namespaces';
import { hostWithoutPort } from './rules/host-without-port';
import { httpRuleOnTcpPort } from './rules/http-rule-on-tcp-port';
import { issuerNotPinned } from './rules/issuer-not-pinned';
import { jwksOverHttp } from './rules/jwks-over-http';
import { jwtNotRequired } from './rules/jwt-not-required';
import { mutualBehindWildcard } from './rules/mutual-behind-wildcard';
import { negativePathMatch } from './rules/negative-path-match';
import { pathNeverCanonical } from './rules/path-never-canonical';
import { preflightRefused } from './rules/preflight-refused';
import { remoteIpAtWorkload } from './rules/remote-ip-at-workload';
import { requestPrincipalsNeedSub } from './rules/request-principals-need-sub';
import { sidecarWithoutControlPlane } from './rules/sidecar-without-control-plane';
import { sourceIpLost } from './rules/source-ip-lost';
import { strictCutsOutsideCaller } from './rules/strict-cuts-outside-caller';

/** The rules, by name. */
export const rules: readonly Rule[] = [
  acmeSolverInMesh,
  allowsEverybody,
  audienceNotChecked,
  certificateMissesHost,
  claimNeverMatches,
  corsWithoutOptions,
  emptyListInPolicy,
  envoyFilterWithoutSelector,
  envoyFilterWithoutVersion,
  exitForEverybody,
  foreignServiceRerouted,
  gatewayNotAllowed,
  gatewayNotFound,
  gatewayOpenToAllNamespaces,
  hostWithoutPort,
  httpRuleOnTcpPort,
  issuerNotPinned,
  jwksOverHttp,
  jwtNotRequired,
  mutualBehindWildcard,
  negativePathMatch,
  pathNeverCanonical,
  preflightRefused,
  remoteIpAtWorkload,
  requestPrincipalsNeedSub,
  sidecarWithoutControlPlane,
  sourceIpLost,
  strictCutsOutsideCaller,
];
