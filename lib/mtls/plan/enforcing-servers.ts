import type { Mesh } from '../../mesh/mesh';
import type { Checked } from '../../specs/checked';
import { quote, quoteAll } from '../../specs/show';
import type { Server } from '../server';
import { portText, type Ask } from './ask';
import { causeText } from './cause-text';
import { workloadText } from './workload-text';

/** Those behind an asked-for port that have a proxy; `undefined` where the mode could not be had, which is told. */
export function* enforcingServers(mesh: Mesh, ask: Ask): Checked<readonly Server[] | undefined> {
  const { service, port, mode, servers, on, path } = ask;
  const where = quote(portText(service, port));
  if (servers.length === 0) {
    yield { code: 'selector-hits-nothing', on, path: [...path, 'service'], ...nobody(mesh, ask) };
    return undefined;
  }
  const portless = servers.filter((server) => server.port === undefined && server.mode !== undefined);
  if (portless.length > 0) {
    yield {
      code: 'target-port-unknown',
      on,
      path,
      message: `${quoteAll(portless.map(({ workload }) => workloadText(workload)))} has no port named ${quote(String(port.targetPort))}, which ${where} leads to`,
      help: 'name the container port, or give the Service a number as `targetPort`',
    };
    return undefined;
  }
  const unable = servers.filter((server) => server.mode === undefined);
  const unsure = unable.filter(({ taker }) => taker === 'unknown');
  if (unsure.length > 0) {
    yield {
      code: 'not-shown',
      on,
      path,
      message: `whether ${quoteAll(unsure.map(({ workload }) => workloadText(workload)))} has a proxy is not known`,
      help: `show the Namespace ${quote(service.namespace)} with its labels`,
    };
    return undefined;
  }
  const [first] = unable;
  // plaintext is what they take already
  if (first && (mode === 'STRICT' || first.taker === 'gateway')) {
    yield {
      code: 'no-proxy',
      on,
      path: [...path, 'mode'],
      message: `nobody enforces ${mode} on ${where} for ${quoteAll(unable.map(({ workload }) => workloadText(workload)))}: ${causeText(first.by)}`,
      help: first.taker === 'gateway' ? 'what a gateway takes is said by the `servers` of its Gateway' : 'bring its pods into the mesh first, and restart them',
    };
    return undefined;
  }
  const ambient = servers.filter(({ taker }) => taker === 'ztunnel');
  if (mode === 'DISABLE' && ambient.length > 0) {
    yield {
      code: 'disable-in-ambient',
      on,
      path: [...path, 'mode'],
      message: `${quoteAll(ambient.map(({ workload }) => workloadText(workload)))} is in the ambient mesh, where DISABLE is taken for PERMISSIVE`,
      help: 'write `mode: PERMISSIVE`',
    };
    return undefined;
  }
  return servers.filter((server) => server.mode !== undefined);
}

function nobody({ shows }: Mesh, { service }: Ask): { readonly message: string; readonly help: string } {
  const name = quote(service.resource.metadata.name);
  if (!service.selector) {
    return { message: `the Service ${name} has no selector, so that no policy can be found for what is behind it`, help: 'give it a selector, or write the PeerAuthentication by hand' };
  }
  const selector = Object.entries(service.selector).map(([key, value]) => `${key}=${value}`).join(',');
  return {
    message: `the Service ${name} selects ${quote(selector)}, and nothing in sight has these labels`,
    help: shows('/Pod', service.namespace) ? 'correct the selector of the Service, or start its pods' : `show the pods or the Deployments of ${quote(service.namespace)}`,
  };
}
