import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { rule } from '../rule';

export const sidecarHostNotFound = rule({
  code: 'FL4008',
  name: 'sidecar-host-not-found',
  severity: 'warning',
  summary: 'A Sidecar imports a host that nobody has.',
  why: '`egress[].hosts` are full names: a short name, or one of a Service that is gone, imports nothing, and calls of it are blocked or pass by the mesh (Istio, «Sidecar» reference).',
  reads: ['networking.istio.io/Sidecar', ...serviceKinds],
  sameAs: ['KIA1004'],
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      for (const [index, listener] of list(record(on.spec).egress).entries()) {
        for (const [place, written] of list(record(listener).hosts).entries()) {
          if (typeof written !== 'string' || !written.includes('/')) continue;
          const [owner, host] = [written.slice(0, written.indexOf('/')), written.slice(written.indexOf('/') + 1)];
          const namespace = owner === '.' ? namespaceOf(on) : owner;
          if (host === '*' || owner === '~' || host === '') continue;
          const path = ['spec', 'egress', index, 'hosts', place];
          const isThere = host.startsWith('*') ? view.hosts().anyUnder(host) : view.hosts().named(host).length > 0;
          if (isThere) continue;
          const home = hostNamespace(host, view.clusterDomain);
          const kind = home !== undefined || !host.includes('.') ? '/Service' : 'networking.istio.io/ServiceEntry';
          const wanted = home ?? (namespace === '*' ? namespaceOf(on) : namespace);
          if (!view.given(kind, wanted)) {
            yield { on, path, notShown: { kind, namespace: wanted } };
            continue;
          }
          yield { on, path, message: `there is no host \`${host}\` to import`, help: host.includes('.') ? 'name a Service or a host of a ServiceEntry in full' : `write the full name: \`${owner}/${host}.${wanted}.svc.${view.clusterDomain}\`` };
        }
      }
    }
  },
});
