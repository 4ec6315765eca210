import { speaksHttp } from '../../../lib/specs/protocol';
import { declaredOn, meant, partAt, permits } from '../../synth/declared';
import { readings } from '../../synth/readings';
import type { Received } from '../engines/application';
import { gatewayPorts, gateways, workloads, type Workload } from '../engines/hosts';
import { keyFor } from '../engines/keys';
import type { World } from '../engines/world';
import { clientCertificate } from '../traffic/client-authorities';
import { receivedBy, sendNumbered } from '../traffic/exchange';
import { identityOf } from '../traffic/identity';
import type { Answer, Destination, RawRequest } from '../traffic/raw-request';
import { tokenOf } from '../traffic/token';
import { allowed, listedCaller, passedTo, type Asked, type Called, type Passed, type Presented, type Specs } from './oracle';
import type { MeshIngress } from 'fairlead';

/** What was done with a request, and what the specs say: the workload that it reached or may reach, or that it is refused. */
export interface Verdict {
  readonly said: string;
  readonly done: string;
  /** A path that it passed for none of, and that an application could read it as. */
  readonly leak?: string;
}

/** A request from outside, with the name that is asked for. */
export type Outside = Asked & { readonly authority: string };

/** A request from inside the mesh to a workload, and to whose. */
export type Inside = Called & { readonly application: Specs['applications'][number] };

/** Sends a request from outside through the gateway of its ingress. */
export async function ask(world: World, specs: Specs, request: Outside): Promise<Verdict> {
  const { headers, query } = request.token ? carried(world, specs, request.token) : { headers: [], query: '' };
  const [path, ...rest] = request.target.split(/(?=[?#])/) as [string, ...string[]];
  const target = query === '' ? request.target : `${path}?${query}${rest.join('').replace('?', '&')}`;
  const certificate = request.certificate && await clientCertificate(world, { names: request.certificate });
  const gateway = { address: addressOf(request.ingress), port: gatewayPorts.https };
  const destination = { ...gateway, serverName: request.authority, ...(certificate && { certificate }) };
  const forged: readonly (readonly [string, string])[] = [
    ...request.forged ? [['x-fairlead-rule', 'ANY /** forged'] as const] : [], ['x-forwarded-for', '192.0.2.1'],
    ['x-forwarded-client-cert', 'Hash=0;Cert="";Subject="";URI=;DNS=client.example.com'],
  ];
  const { answer, id } = await sendNumbered(destination, { method: request.method, target, headers: [['Host', request.authority], ...forged, ...headers] });
  const received = await receivedBy(id);
  const application = allowed(specs, request);
  const declared = declaredOn(request.host, request.ingress, specs.applications);
  const isRefusal = answer.status !== 'closed' && answer.status >= 300 && answer.status < 500;
  // beside what an application of a part makes of a request, others have no say
  const ownOf = ({ workload }: Received) => (partAt(request.host, request.ingress, '/').shared ? declared.filter((one) => nameOf(workloadOf(one.application)) === workload) : declared);
  const leak = received.flatMap((one) => askedFor(one).map((reading) => ({ reading, own: ownOf(one) }))).find(({ reading, own }) => {
    const rules = meant(own, reading);
    return !permits(rules, reading, request.method, request.ingress, request.token?.claims, request.certificate);
  });
  return {
    said: application ? nameOf(workloadOf(application)) : 'refused',
    done: received.length > 0 ? received.map(({ workload }) => workload).join() : isRefusal ? 'refused' : `${answer.status}`,
    ...(leak !== undefined && { leak: leak.reading }),
  };
}

/** What an application could read in the path that a client asked for: Envoy tells it beside the one that it has made of it. */
function askedFor({ headers, readings: seen }: Received): readonly string[] {
  const original = headers['x-envoy-original-path'];
  return typeof original === 'string' ? readings(original.split(/[?#]/)[0]!) : seen;
}

/** Sends a request from inside the mesh to a workload. */
export async function call(world: World, specs: Specs, request: Inside): Promise<Verdict> {
  const { application, namespace, account, port, method, path, token } = request;
  const { headers, query } = token ? carried(world, specs, token) : { headers: [], query: '' };
  const workload = workloadOf(application);
  const { port: number, targetPort = number, protocol } = application.spec.ports.find(({ name }) => name === port)!;
  const identity = await identityOf(world, namespace, account);
  const destination = { address: workload.address, port: targetPort, identity, ...(protocol === 'HTTPS' && { serverName: 'application' }) };
  const said = listedCaller(specs, application, request) ? nameOf(workload) : 'refused';
  const target = query === '' ? path : `${path}?${query}`;
  // a refusal where requests are not read is the end of the connection
  const refusals: readonly Answer['status'][] = speaksHttp({ protocol }) ? [401, 403] : ['closed'];
  return { said, done: await reached(destination, { method, target, headers: [['Host', workload.name], ...headers] }, refusals) };
}

/** Sends a request from outside that no gateway reads. */
export async function passOn(specs: Specs, { ingress, host }: Passed): Promise<Verdict> {
  const application = passedTo(specs, { ingress, host });
  const address = addressOf(ingress);
  const destination = host === undefined ? { address, port: gatewayPorts.tcp } : { address, port: gatewayPorts.https, serverName: host };
  // a name below a domain whose TLS the gateway speaks may be answered by it, which has no routes for the host, or takes none of its addresses
  const done = await reached(destination, { method: 'GET', target: '/', headers: [['Host', host ?? 'nobody']] }, ['closed', 403, 404]);
  return { said: application ? nameOf(workloadOf(application)) : 'refused', done };
}

/** The workload that a request reached, or how it was answered; `refused` in a way that is meant. */
async function reached(destination: Destination, request: RawRequest, refusals: readonly Answer['status'][]): Promise<string> {
  const { answer, id } = await sendNumbered(destination, request);
  const received = await receivedBy(id);
  if (received.length > 0) return received.map(({ workload }) => workload).join();
  return refusals.includes(answer.status) ? 'refused' : `${answer.status}`;
}

function nameOf({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}

function workloadOf({ metadata: { namespace, name } }: Specs['applications'][number]): Workload {
  return workloads.find((workload) => workload.namespace === namespace && workload.labels.app === name)!;
}

function addressOf({ spec: { gateway: { selector } } }: MeshIngress): string {
  return Object.values(gateways).find(({ labels }) => labels.istio === selector.istio)!.address;
}

function carried(world: World, specs: Specs, { claims, place, flaw }: Presented): { headers: [string, string][]; query: string } {
  const key = flaw === 'not signed' ? 'unsigned' : keyFor(world.folder, flaw === 'signed by another' ? 'stranger' : keyOf(specs, claims.iss));
  const token = tokenOf({ ...claims, ...(flaw === 'expired' && { exp: -3600 }), ...(flaw === 'not yet valid' && { nbf: 3600 }) }, key);
  const [kind, name, prefix = ''] = /^(\w+) (\S+) ?(.*)$/.exec(place)!.slice(1) as [string, string, string];
  if (kind === 'query') return { headers: [], query: `${name}=${token}` };
  return { headers: [kind === 'cookie' ? ['Cookie', `${name}=${token}`] : [name, `${prefix}${token}`]], query: '' };
}

/** The name of an issuer's key: the host that publishes it; keys in a spec itself are those of machines. */
function keyOf({ ingresses }: Specs, issuer: string): string {
  const provider = ingresses.flatMap(({ spec }) => spec.jwt?.providers ?? []).find((one) => one.issuer === issuer);
  if (!provider) return 'stranger';
  return provider.jwksUri === undefined ? 'machines' : new URL(provider.jwksUri).hostname;
}
