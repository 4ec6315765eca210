import type { MeshIngressSpec } from '../../specs/mesh-ingress';
import type { SecureApplicationSpec } from '../../specs/secure-application';
import * as said from '../said';
import { never, type Words } from '../words';

const isBelow = (origin: string) => origin.includes('*.');

const retries = never('its retries are not yet in the standard channel');

/** Of an application that is exposed. */
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
      retries,
      rateLimit: said.rateLimit,
      cors: {
        ...said.cors,
        allowOrigins: (origins) => (origins.some(isBelow) ? 'its wildcards take names of any depth: list the origins' : undefined),
      },
      headers: said.headers,
      rewrite: never('it rewrites what stands behind a plain prefix alone, which would take more paths than are declared'),
      redirect: said.redirect,
      encodedSlashes: 'said',
    },
  },
  callers: said.callers,
  callees: said.callees,
  versions: never('its routes lead to Services, and all versions stand behind one'),
  rollout: never('its routes lead to Services, and all versions stand behind one'),
  metrics: said.metrics,
  traffic: { timeout: 'said', idleTimeout: 'said', retries, sessionAffinity: said.sessionAffinity },
  dryRun: never('its routes refuse nothing by themselves: what they must refuse is refused by the policies that would be tried out'),
};

/** Of an ingress. */
export const ingressWords: Words<MeshIngressSpec> = {
  default: 'said',
  gateway: {
    selector: 'said',
    serviceAccount: 'said',
    ports: said.gatewayPorts,
    address: ({ service }) => (service === undefined ? 'Istio finds the pods of its gateways by their Service: give `service`' : undefined),
  },
  domains: said.domains,
  grants: said.grants,
  sharedHosts: never('it knows no routes that delegate to others, so that nothing would keep an application to its prefix'),
  jwt: said.providers,
  login: said.login,
  authorizers: said.authorizers,
  tls: {
    minProtocolVersion: (version) => (version === 'TLSV1_2' ? undefined : 'it has no word for the version of TLS'),
    httpsRedirect: 'said',
    clientCertificates: { mode: 'said', caSecret: { name: 'said' }, subjectAltNames: never('it asks a certificate for its authority alone') },
  },
  deniedPaths: 'said',
  remoteIpBlocks: said.remoteIpBlocks,
  numTrustedProxies: 'said',
};
