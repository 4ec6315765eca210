import { namespaceOf } from '../../mesh/namespace-of';
import { policyMode, policyPorts } from '../../mtls/policy-modes';
import { namespaceMode } from '../../mtls/sidecar-modes';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

export const disableAboveStrict = rule({
  code: 'FL1305',
  name: 'disable-above-strict',
  severity: 'error',
  summary: 'Some pods are STRICT in a namespace that is DISABLE, and clients do not speak mutual TLS to them.',
  why: 'Before they look at its pods, clients ask what the namespace of a Service takes: with DISABLE there they have no TLS at all, and the STRICT pods close the connection (pilot/pkg/model/push_context.go BestEffortInferServiceMTLSMode). Seen on istiod.',
  reads: ['security.istio.io/PeerAuthentication'],
  sameAs: [],
  *check(view) {
    const policies = view.peerAuthentications();
    for (const on of view.of('security.istio.io/PeerAuthentication')) {
      if (!selectorOf('security.istio.io/PeerAuthentication', on) || namespaceOf(on) === view.config.rootNamespace) continue;
      const { mode, by } = namespaceMode(policies, namespaceOf(on));
      const port = [...policyPorts(on)].find(([, own]) => own === 'STRICT');
      if (mode !== 'DISABLE' || !by.resource || (policyMode(on) !== 'STRICT' && !port)) continue;
      yield {
        on,
        path: policyMode(on) === 'STRICT' ? ['spec', 'mtls', 'mode'] : ['spec', 'portLevelMtls', String(port![0]), 'mode'],
        message: 'clients in the mesh send plaintext here, which STRICT closes',
        help: 'let the namespace be PERMISSIVE, or STRICT with exceptions for the other pods',
        related: [{ on: by.resource, path: by.path ?? ['spec'], message: 'what clients go by' }],
      };
    }
  },
});
