import { record } from '../../kube/record';
import { portText, servicePorts } from '../readers/service-ports';
import { rule } from '../rule';

export const externalNamePort = rule({
  code: 'FL2003',
  name: 'external-name-port',
  severity: 'warning',
  summary: 'A Service of type ExternalName has a port that is TCP, or of no protocol.',
  why: 'Such a Service has no address of its own. A proxy can tell its HTTP by the `Host` header and its TLS by the server name; for TCP it has nothing but the port, so that it listens on that port for every address, and other traffic to it goes to the wrong place or nowhere (Istio, IST0150 and «Protocol Selection»).',
  reads: ['/Service'],
  sameAs: ['IST0150'],
  *check(view) {
    for (const on of view.of('/Service')) {
      if (record(on.spec).type !== 'ExternalName') continue;
      for (const entry of servicePorts(on)) {
        if (entry.protocol !== undefined && entry.protocol !== 'TCP') continue;
        yield {
          on,
          path: entry.name === undefined ? entry.path : [...entry.path, 'name'],
          message: `${portText(entry)} is ${entry.protocol === 'TCP' ? 'TCP' : 'of no protocol that Istio knows'}, and the Service has no address to tell its traffic by`,
          help: 'name it by what it speaks, such as `http` or `tls`; or take the Service\'s ports out and write a ServiceEntry',
        };
      }
    }
  },
});
