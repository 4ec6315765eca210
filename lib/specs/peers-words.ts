/** What stands in our specs for a word that other tools use. */
const meanings: readonly (readonly [words: string, meaning: string])[] = [
  ['noAuth skipAuth anonymous unauthenticated allowAnonymous', 'a path without a token is `auth: {public: {reason: ...}}` in its entry of `paths`'],
  ['ignorePaths excludePaths skipPaths publicPaths unprotectedPaths', 'list those under `paths`, each with `auth: {public: {reason: ...}}`'],
  ['sso oidc oauth2 openid openIdConnect signIn', 'tokens are asked for with `auth: {jwt: ...}` and come from `jwt.providers` of the MeshIngress; users log in with `auth: {login: {...}}` where its `login` says how'],
  ['oauth2Proxy authservice authService callbackUri redirectUri logoutPath', 'how users log in is `login: {authorizer: {name: ...}, provider: ..., paths: {callback: ..., logout: ...}}` of the MeshIngress'],
  ['extAuth extAuthz externalAuth externalAuthorization extensionProviders', 'an authorizer is `authorizers: [{name: ...}]` of the MeshIngress, which a path names in `auth: {authorizer: {name: ...}}`'],
  ['gateway gateways gatewayRef gatewayRefs parentRefs ingressClassName', 'an application names its way in as `ingress: {name: ...}` in an entry of `expose`'],
  ['subsets canary trafficSplit weightedBackends', 'versions of an application are `versions: [{name: ..., labels: {...}, weight: ...}]`'],
  ['progressiveDelivery canaryAnalysis flagger argoRollouts', 'a controller that owns the weights of versions is `rollout: {argoRollouts: {}}` or `rollout: {flagger: {}}`'],
  ['requiredScopes', 'scopes are `auth: {jwt: {scopes: {allOf: [...]}}}`'],
  ['requiredClaims', 'claims are `auth: {jwt: {claims: [{name: ..., anyOf: [...]}]}}`'],
  ['credentialName tlsSecret secretName certificateSecret', 'a certificate of your own is `certificate: {secret: {name: ...}}` in an entry of `domains`'],
  ['clusterIssuer issuerRef', 'an issuer of cert-manager is `certificate: {issuer: {name: ...}}` in an entry of `domains`'],
  ['inbound accessPolicy allowedClients allow consumers sources principals', 'clients inside the mesh are `callers`'],
  ['outbound egress dependencies upstreams', 'what an application may call is `callees: {applications: [{name: ...}]}`'],
  ['internet anyHost allowAnyHost world', 'any public address is `callees: {anywhere: {ports: [...], reason: ...}}`, where an operator grants it'],
  ['origins jwtRules issuers authentications authentication', 'issuers are `jwt: {providers: [...]}` of the MeshIngress; a path names one in `auth: {jwt: {provider: ...}}`'],
  ['fromHeaders fromCookies fromParams', 'the places of a token are `tokenFrom: {headers: [...], cookies: [...], params: [...]}`'],
  ['outputClaimToHeaders outputPayloadToHeader', 'claims are handed on with `claimsToHeaders: [{claim: ..., header: ...}]`'],
  ['jwksUrl', 'the address of the keys is `jwksUri`'],
  ['hostnames domainNames', 'the hosts of an application are `hosts` in an entry of `expose`'],
  ['rules routes apis match', 'paths are `paths` in an entry of `expose`'],
  ['accessStrategies handlers', 'who may use a path is `auth`: one of `jwt`, `application`, `public`, `authorizer`, `login`, `clientCertificate` and `deny`'],
  ['delegate delegates delegation routeTable routeTables ownership', 'one host for several applications is `sharedHosts: [{host: ..., routes: [{prefix: ..., application: {...}}]}]` of the MeshIngress'],
  ['verbs httpMethods', 'HTTP methods are `methods`'],
  ['prefix pathPrefix uri pathType exact regex', 'a path is exact, and `/**` at its end stands for all below: `path: /orders/**`'],
  ['corsPolicy corsConfig crossOrigin', 'which pages of other origins may use a path is `cors: {allowOrigins: [...]}` in an entry of `paths`'],
  ['retryPolicy numRetries maxRetries', 'retries are `retries: {attempts: ...}`, in an entry of `paths` or in `traffic`'],
  ['stripPrefix stripPath rewriteTarget prefixRewrite pathRewrite urlRewrite uriRewrite', 'what the application sees is `rewrite: {prefix: ...}` in an entry of `paths`'],
  ['requestRedirect redirectTo', 'where clients are sent instead is `redirect: {authority: ..., uri: ...}` in an entry of `paths`'],
  ['requestHeaders responseHeaders headerModifier', 'headers are changed with `headers: {request: {set: {...}, add: {...}, remove: [...]}, response: ...}` in an entry of `paths`'],
  ['consistentHash stickySession stickySessions sessionPersistence', 'the requests of one client are kept together with `traffic: {sessionAffinity: {cookie: {name: ...}}}`'],
  ['allowEncodedSlashes escapedSlashes escapedSlashesAction pathWithEscapedSlashesAction', 'names with an encoded slash are taken with `encodedSlashes: allow` in an entry of `paths`'],
  ['tlsPassthrough sslPassthrough passthrough', 'TLS of the application itself is `tls: passthrough` in an entry of `expose`, and in the grant of its host'],
  ['tcpPorts tcpRoutes tcpPort portNumber listener sectionName', 'a port of the gateway is `gatewayPort: <name>` in an entry of `expose`; operators open it in `gateway: {ports: {tcp: [...]}}`'],
  ['hostedZone hostedZoneId', 'the zone is `dns: {route53: {zoneId: ...}}`'],
  ['cloudDNS cloudDns googleCloudDns managedZone', 'a zone of Google Cloud DNS is `dns: {google: {zone: ..., project: ...}}`'],
  ['azureDNS azureDns hostedZoneName resourceGroupName subscriptionId subscriptionID', 'a zone of Azure DNS is `dns: {azure: {zone: ..., resourceGroup: ..., subscription: ...}}`'],
  ['keyAlgorithm keySize keyType', 'the key of a certificate is `privateKey: {algorithm: ..., size: ...}` in its `acme` or `issuer`'],
  ['allowedIps ipAllowList ipWhitelist whitelist whitelistSourceRange loadBalancerSourceRanges ipBlocks allowedCidrs sourceRanges', 'the addresses of clients are judged by the gateway, with `remoteIpBlocks: {allow: [...], deny: [...]}` of the MeshIngress'],
  ['trustedProxies gatewayTopology xffNumTrustedHops', 'how many proxies stand before the gateway is `numTrustedProxies` of the MeshIngress'],
  ['clientAuth clientCa caCertificates clientValidation frontendValidation', 'client certificates at the gateway are `tls: {clientCertificates: {caSecret: {name: ...}}}` of the MeshIngress'],
  ['clientCert clientCerts mutualTls allowedSubjectAltNames allowedSans sans peerCertificate', 'a path asks for a client certificate with `auth: {clientCertificate: {subjectAltNames: [...]}}`'],
  ['minTlsVersion minimumTlsVersion', 'the oldest version of TLS is `tls: {minProtocolVersion: ...}`'],
  ['accessLogging accessLogFile accessLogEncoding accessLogFormat logFormat', 'access logs are `telemetry: {accessLogs: {labels: {...}}}` of the MeshSettings, or `text` for lines that are no JSON'],
  ['prometheus monitoring scrape serviceMonitor podMonitor', 'where metrics are read is `metrics: {port: ..., path: ...}` of the application, and who reads them `scrapers` of the MeshSettings'],
  ['denyAll allowNothing denyByDefault', 'namespaces that are closed by default are `defaultDeny: {namespaces: [...]}` of the MeshSettings'],
  ['shadowMode shadow auditMode monitorMode enforcement enforce', 'policies are tried out with `dryRun: {until: ..., reason: ...}`'],
  ['matchLabels podSelector', 'labels stand in `selector` themselves: `selector: {app: orders}`'],
];

const plainWord = (word: string) => word.toLowerCase().replace(/[-_]/g, '');
const table = new Map(meanings.flatMap(([words, meaning]) => words.split(' ').map((word) => [plainWord(word), meaning] as const)));

/** What stands in our specs for a word that other tools use, as a sentence; undefined for any other word. */
export function peersMeaning(word: string): string | undefined {
  return table.get(plainWord(word));
}
