import type { Resource } from '../../kube/resource';
import { outcomeOf } from '../../mtls/outcome';
import type { OutsideCaller } from '../../mtls/outside-caller';
import { outsideCallersOf } from '../../mtls/outside-callers';
import { serversOf, type Server } from '../../mtls/server';
import { mtlsKinds } from '../kinds';
import { rule, type Fault } from '../rule';
import type { View } from '../view';

export const strictCutsOutsideCaller = rule({
  code: 'FL5014',
  name: 'strict-cuts-outside-caller',
  severity: 'error',
  summary: 'A port takes mutual TLS alone, and somebody outside the mesh calls it.',
  why: 'The kubelet, the API server, Prometheus and load balancers have no identity in the mesh. Under STRICT their calls are closed: probes that are not rewritten restart the pod, webhooks time out, metrics stop (istio/istio#21402, #53786).',
  reads: [
    ...mtlsKinds, 'admissionregistration.k8s.io/MutatingWebhookConfiguration', 'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
    'apiextensions.k8s.io/CustomResourceDefinition', 'apiregistration.k8s.io/APIService',
    'monitoring.coreos.com/PodMonitor', 'monitoring.coreos.com/ServiceMonitor', '/ConfigMap',
  ],
  sameAs: [],
  *check(view) {
    const seen = new Set<string>();
    for (const fault of cutOff(view)) {
      const key = JSON.stringify([fault.on.kind, fault.on.metadata, fault.path, fault.message]);
      if (!seen.has(key)) yield fault;
      seen.add(key);
    }
  },
});

function* cutOff(view: View<typeof mtlsKinds[number]>): Generator<Fault> {
  const callersOf = outsideCallersOf(view.mesh);
  for (const service of view.services().filter(({ external }) => !external)) {
    for (const port of service.ports) {
      const strict = serversOf(view.mesh, service, port).filter(({ mode }) => mode === 'STRICT');
      for (const server of strict) {
        for (const caller of callersOf(service, port, server)) {
          const { result, symptom } = outcomeOf(caller.wire, server, 'application');
          if (result === 'fails') yield faultOf(caller, server, symptom ?? '');
        }
      }
    }
  }
}

function faultOf({ caller, by }: OutsideCaller, { workload, port, by: strict }: Server, symptom: string): Fault {
  const on: Resource = by.resource ?? workload.resource;
  return {
    on,
    path: by.path ?? ['metadata', 'name'],
    severity: caller === 'load balancer' || caller === 'Prometheus' ? 'warning' : 'error',
    message: `the ${caller} calls port ${port} of \`${workload.namespace}/${workload.name}\`, which is STRICT: ${symptom}`,
    help: 'let the port take plaintext too (`portLevelMtls` PERMISSIVE), or keep it away from the sidecar',
    ...(strict.resource && { related: [{ on: strict.resource, path: strict.path ?? ['spec'], message: 'what makes it STRICT' }] }),
  };
}
