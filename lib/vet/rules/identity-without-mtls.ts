import { policyValues } from '../../mesh/authorization-rules';
import { policyWorkloads } from '../../mesh/policy-workloads';
import { workloadModes } from '../../mtls/port-mode';
import { mtlsKinds } from '../kinds';
import { rule } from '../rule';

const fields = [
  'principals', 'notPrincipals', 'namespaces', 'notNamespaces', 'serviceAccounts', 'notServiceAccounts',
  'source.principal', 'not source.principal', 'source.namespace', 'not source.namespace', 'connection.sni', 'not connection.sni',
];

export const identityWithoutMtls = rule({
  code: 'FL1404',
  name: 'identity-without-mtls',
  severity: 'error',
  summary: 'A policy asks who calls, where mutual TLS is switched off.',
  why: 'A caller is known by the certificate of its mutual TLS. With DISABLE nobody has one: an ALLOW rule lets nobody in by it, and a DENY rule keeps nobody out (Istio, «Authorization Policy», dependency on mutual TLS).',
  reads: ['security.istio.io/AuthorizationPolicy', ...mtlsKinds],
  sameAs: ['KIA0105'],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const named = policyValues(on).callers.filter(({ field }) => fields.includes(field));
      const workloads = named.length === 0 ? [] : (policyWorkloads(view, on) ?? []).filter(({ dataPlane }) => dataPlane === 'sidecar');
      const off = workloads.map((workload) => ({ workload, modes: workloadModes(view.mesh, workload) })).find(({ modes }) => modes.mode === 'DISABLE');
      if (!off || off.modes.ports.size > 0) continue;
      const { workload, modes: { by } } = off;
      yield {
        on,
        path: named[0]!.path,
        at: 'key',
        message: `nobody has an identity at \`${workload.namespace}/${workload.name}\`, where mutual TLS is off`,
        help: 'let the pods take mutual TLS: PERMISSIVE or STRICT',
        ...(by.resource && { related: [{ on: by.resource, path: by.path ?? ['spec'], message: 'what switches it off' }] }),
      };
    }
  },
});
