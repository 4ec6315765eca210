import { wholeName } from '../../synth/declared';
import type { Token } from '../../synth/envoy/workload';
import { bookinfoWorkloads, certifiedWorkload, gateways, storeWorkload, vaultWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { exampleSpecs } from '../promises/example-specs';
import { clientAuthorities } from '../traffic/client-authorities';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { latest, yamlOf } from '../traffic/specs';
import { ask, type Outside } from './ask';
import { kindsOfTokens } from './kinds-of-tokens';
import type { Specs } from './oracle';
import { compile, parseSpec, type Resource } from 'fairlead';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, ...bookinfoWorkloads, storeWorkload, vaultWorkload, certifiedWorkload]);
const documents = latest(exampleSpecs.flatMap(yamlOf));
const all = documents.map((document) => parseSpec(document).spec!);
const specs: Specs = { ingresses: all.filter((spec) => spec.kind === 'MeshIngress'), applications: all.filter((spec) => spec.kind === 'SecureApplication') };

/** What is done to a path so that a proxy and an application might read it as two; each gives all its ways of doing it. */
const spellings: Readonly<Record<string, (path: string, host: string) => readonly string[]>> = {
  'as it is written': (path) => [path],
  'a query': (path) => [`${path}?`, `${path}?x=1`, `${path}?/../x`],
  'a fragment': (path) => [`${path}#`, `${path}#x`, `${path}%23x`],
  'two slashes': (path) => slashes(path, '//'),
  'an encoded slash': (path) => [...slashes(path, '%2f'), ...slashes(path, '%2F'), `${path}%2f`],
  'a backslash': (path) => [...slashes(path, '\\'), ...slashes(path, '%5c'), `${path}\\`],
  'dots for nothing': (path) => [...slashes(path, '/./'), ...slashes(path, '/%2e/'), `${path}/.`],
  'up and down again': (path) => [`/x/..${path}`, `/x/%2e%2e${path}`, `/x/%2e.${path}`, `${path}/../${path.split('/').at(-1)}`, `/health/..${path}`, `/api/..${path}`],
  'up and down over an encoded slash': (path) => [`/api/..%2f${path.slice(1)}`, `/health/%2e%2e%2f${path.slice(1)}`, `/api/..%5c${path.slice(1)}`],
  'dots with a semicolon': (path) => [`/api/..;${path}`, `/health/..;x=1${path}`, `/static/..;${path}`],
  'a parameter': (path) => [`${path};x=1`, `${path};`, ...slashes(path, ';x=/'), `/;${path}`],
  'upper case': (path) => [path.toUpperCase(), ...letters(path, (letter) => letter.toUpperCase())],
  'escaped letters': (path) => letters(path, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  'letters escaped twice': (path) => letters(path, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
  'a slash behind it': (path) => [`${path}/`, `${path}//`],
  'something behind it': (path) => [`${path}.json`, `${path}%20`, `${path}.`, `${path}%00`, `${path}x`, `${path}/x`, `${path}*`, `${path}%c0%af`],
  'a tree around it': (path) => [`/api${path}`, `/static${path}`, `/api/admin${path}`],
  'an absolute target': (path, host) => [`https://${host}${path}`, `http://${host}${path}`, `https://${host.toUpperCase()}${path}?x`],
};

/** A path with one of its slashes after another written otherwise. */
function slashes(path: string, instead: string): string[] {
  return [...path.matchAll(/\//g)].filter(({ index }) => index > 0 || instead.startsWith('/')).map(({ index }) => path.slice(0, index) + instead + path.slice(index + 1));
}

/** A path with the first letter of one of its parts after another written otherwise. */
function letters(path: string, otherwise: (letter: string) => string): string[] {
  return [...path.matchAll(/(?<=\/)[a-z]/g)].map(({ index, 0: letter }) => path.slice(0, index) + otherwise(letter) + path.slice(index + 1));
}

type Entry = NonNullable<Specs['applications'][number]['spec']['expose']>[number];

const entries = specs.applications.flatMap((application) => (application.spec.expose ?? []).map((entry) => ({ application, entry })));
const rules = entries.flatMap(({ application, entry }) => (entry.paths ?? []).map((rule) => ({ rule, application })));

/** For each provider of an ingress one token that is enough for all that asks for it. */
function tokensOf(ingress: Specs['ingresses'][number]): readonly Token[] {
  // the last of a kind has everything that rules ask for
  const kinds = kindsOfTokens(rules, ingress).filter((token) => token !== undefined).reverse();
  // keys that a Service of the mesh has are a matter of their own
  return (ingress.spec.jwt?.providers ?? []).filter(({ jwksService }) => !jwksService).map(({ issuer, audiences: [audience] = [] }) => (
    kinds.find(({ iss, aud }) => iss === issuer && aud.includes(audience!))!
  ));
}

/** A certificate where one is asked for, and none where none must be shown. */
function certificatesOf({ spec: { tls: { clientCertificates } } }: Specs['ingresses'][number]): readonly (readonly string[] | undefined)[] {
  return [...clientCertificates?.mode === 'MUTUAL' ? [] : [undefined], ...clientCertificates ? [['client.example.com']] : []];
}

/** Every path of an entry of `expose`, on every host, with the first method that it lists, without a token and with those, and so with a certificate. */
function requestsOf({ ingress: { name } = { name: '' }, hosts = [], paths = [] }: Entry): Outside[] {
  const ingress = specs.ingresses.find(({ metadata }) => metadata.name === name)!;
  const clients = [undefined, ...tokensOf(ingress)].flatMap((claims) => certificatesOf(ingress).map((certificate) => ({ claims, certificate })));
  return hosts.flatMap((host) => paths.flatMap(({ path, methods: [method] = ['GET'] }) => clients.map(({ claims, certificate }): Outside => {
    const whole = wholeName(host, ingress);
    const token = claims && { claims, place: 'header Authorization Bearer ' as const };
    const target = path.replace(/\{\w+\}/g, '7').replace(/\/\*\*$/, '') || '/';
    const carried = { ...(token && { token }), ...(certificate && { certificate }) };
    return { ingress, host: whole, authority: whole.replace('*', 'any'), method: method!, target, forged: true, ...carried };
  })));
}

const requests = entries.filter(({ entry }) => entry.port !== 'grpc').flatMap(({ entry }) => requestsOf(entry));

beforeAll(async () => {
  const resources: readonly Resource[] = compile({ documents }).resources.map(({ resource }) => resource).filter(({ apiVersion }) => apiVersion.includes('istio.io'));
  await mesh.become([...resources, ...await servingSecret(world, resources), ...clientAuthorities(world, 'istio-ingress')]);
}, 60_000);

test.each(Object.entries(spellings))('every path with %s', async (_name, spell) => {
  const verdicts = [];
  for (const request of requests) {
    for (const target of spell(request.target, request.authority)) {
      const { said, done, leak } = await ask(world, specs, { ...request, target });
      if (said !== done || leak !== undefined) verdicts.push(`${request.method} ${target} of ${request.host} with ${request.token?.claims.iss ?? 'no token'} and ${request.certificate?.join() ?? 'no certificate'}: ${done}, the specs say ${said}${leak === undefined ? '' : `; it could mean ${leak}`}`);
    }
  }
  expect(verdicts).toEqual([]);
}, 120_000);

afterAll(() => mesh.become([]), 60_000);
