import type { MeshIngressSpec } from '../../specs/mesh-ingress';
import type { MeshSettingsSpec } from '../../specs/mesh-settings';
import type { SecureApplicationSpec } from '../../specs/secure-application';
import * as said from '../said';
import { never, type Words } from '../words';

const unheld = 'ztunnel sends on to any host and heeds no Sidecar, so that nothing would hold an application to what it lists; hold what leaves its pods by NetworkPolicies';

/** Of an application. */
export const applicationWords: Words<SecureApplicationSpec> = {
  service: 'said',
  workload: said.workload,
  ports: said.ports,
  expose: {
    ingress: said.ingress,
    port: 'said',
    hosts: 'said',
    tls: 'said',
    gatewayPort: 'said',
    openapi: 'said',
    paths: {
      path: 'said',
      methods: 'said',
      port: 'said',
      auth: said.auth,
      timeout: 'said',
      retries: said.retries,
      rateLimit: never('requests are counted by the proxies of an application\'s own pods, and a waypoint is one for all applications of a namespace'),
      cors: said.cors,
      headers: said.headers,
      rewrite: { prefix: 'said' },
      redirect: said.redirect,
      encodedSlashes: 'said',
    },
  },
  callers: said.callers,
  callees: never(unheld),
  versions: said.versions,
  rollout: never('a gateway hands its requests to the waypoint, and the weights that a controller keeps are in the routes of the gateway'),
  metrics: said.metrics,
  traffic: {
    timeout: 'said',
    retries: said.retries,
    sessionAffinity: said.sessionAffinity,
    idleTimeout: never('Istio has no word for it, and the proxy that would have to be patched is one for all applications of a namespace'),
  },
  dryRun: never('a waypoint refuses whatever no policy lets in, and a policy that is tried out lets in nothing'),
};

/** Of an ingress: what it says is done by its gateway, which is one with and without ambient. */
export const ingressWords: Words<MeshIngressSpec> = {
  default: 'said',
  gateway: said.gateway,
  domains: said.domains,
  grants: said.grants,
  sharedHosts: said.sharedHosts,
  jwt: said.providers,
  login: said.login,
  authorizers: said.authorizers,
  tls: {
    minProtocolVersion: 'said',
    httpsRedirect: 'said',
    clientCertificates: never('a waypoint takes `x-forwarded-client-cert` from requests, by which the gateway tells applications whose certificate it was'),
  },
  deniedPaths: 'said',
  remoteIpBlocks: said.remoteIpBlocks,
  numTrustedProxies: 'said',
};

/** Of the settings of a mesh. */
export const settingsWords: Words<MeshSettingsSpec> = {
  trustDomain: 'said',
  defaultDeny: { namespaces: 'said' },
  scrapers: said.scrapers,
  outboundTrafficPolicy: ({ mode }) => (mode === 'ALLOW_ANY' ? undefined : 'ztunnel sends on to hosts that the mesh does not know, whatever this says; write `{mode: ALLOW_ANY}`, which is what holds'),
  pathNormalization: { normalization: 'said' },
  egressGateway: never(unheld),
  routing: 'said',
  mode: 'said',
  telemetry: {
    accessLogs: said.accessLogs,
    metrics: {
      tags: said.tags,
      podMonitors: said.podMonitors,
      remoteWrite: never('the agent is known to applications by the certificate of a sidecar, which no ztunnel asks for; run Prometheus in the mesh, as one of the `scrapers`'),
    },
    tracing: said.tracing,
  },
};
