import * as z from 'zod/mini';
import { anywhere } from './anywhere';
import { externals } from './external';
import { field, optional } from './field';
import { list } from './list';
import { dnsLabel } from './names';
import { portNumber } from './numbers';
import { atLeastOneOf } from './one-of';
import { withRule } from './rule';
import { quote } from './show';
import { unique } from './unique';

const application = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the SecureApplication.', { example: 'stock' }),
  namespace: optional(dnsLabel('namespace'), 'The namespace of the SecureApplication.', { fallback: 'the namespace of this document', example: 'shop' }),
});

/** What no two of a list may share: name and namespace, as they are written. */
const named = {
  key: ({ name, namespace }: { readonly name: string; readonly namespace?: string | undefined }) => (
    typeof name === 'string' && typeof namespace === 'string' ? `${namespace}/${name}` : namespace === undefined ? name : undefined
  ),
};

const applications = unique(list(application, {
  max: 64,
  empty: { message: '`applications` is empty, which could be read as every application', help: 'leave `applications` out to call none' },
}), { ...named, noun: 'application', help: 'list each application once' });

const service = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the Service.', { example: 'keycloak' }),
  namespace: optional(dnsLabel('namespace'), 'The namespace of the Service.', { fallback: 'the namespace of this document', example: 'keycloak' }),
  ports: field(unique(list(portNumber, {
    max: 16,
    empty: { message: '`ports` is empty, which could be read as every port', help: 'list the ports that are called' },
  }), { key: (item) => item, noun: 'port', help: 'list each port once', cel: 'x == y' }), 'The ports of the Service that are called.', { example: '[8080]' }),
});

const services = unique(list(service, {
  max: 64,
  empty: { message: '`services` is empty, which could be read as every Service', help: 'leave `services` out to call none' },
}), { ...named, noun: 'Service', help: 'list each Service once, with all its ports' });

const some = ['applications', 'services', 'external', 'kubernetesApi', 'anywhere'] as const;

/** What an application may call; whatever is not listed is refused by its own proxy. */
export const callees = withRule(atLeastOneOf(z.strictObject({
  applications: optional(applications, [
    'The SecureApplications that it may call. Each must list it among its `callers`, which also say what of it may be used.',
    'The Service of one that is not in sight is taken to have its name.',
  ].join(' '), { fallback: 'none', example: '[{name: stock}]' }),
  services: optional(services, [
    'The Services in the mesh that it may call and that are no SecureApplication. The Sidecar knows a Service with all its ports.',
  ].join(' '), { fallback: 'none', example: '[{name: keycloak, namespace: keycloak, ports: [8080]}]' }),
  external: optional(externals, [
    'The hosts outside of the mesh that it may call, and addresses. They are known to the whole namespace: an application of it that says nothing of',
    '`callees` may call them too, and those that list one host list the same ports of it.',
  ].join(' '), { fallback: 'none', example: '[{host: api.example.com, ports: [{port: 443, protocol: TLS}], reason: payments}]' }),
  kubernetesApi: optional(z.strictObject({}), [
    'It calls the API server of its cluster, by the Service `kubernetes` in `default`. A NetworkPolicy cannot tell where that is, so that ports 443 and',
    '6443 are open to every address but link-local ones.',
  ].join(' '), { fallback: 'it does not', example: '{}' }),
  anywhere: optional(anywhere, [
    'It calls hosts that nobody can name beforehand, at every public address: not in private networks, in which clusters have their own, at link-local',
    'addresses or by IPv6. An operator must grant it with `anywhere` in `grants` of a MeshIngress. The proxy opens these ports alone, for this application',
    'alone, and knows neither the hosts nor what is spoken. Pods and nodes that have public addresses are open on them like any other host.',
  ].join(' '), { fallback: 'it does not', example: '{ports: [{port: 443, protocol: TLS}], reason: mirrors what its users name}' }),
  none: optional(z.strictObject({}), 'It calls nobody.', { example: '{}' }),
}), [...some, 'none']), (value) => {
  const others = value.none === undefined ? [] : some.filter((name) => value[name] !== undefined);
  return others.map((name) => ({ code: 'callees-contradict', at: [name], message: `${quote(name)} stands beside \`none\`, which says that nobody is called`, help: 'keep one of the two' }));
}, {
  rule: `!has(self.none) || !(${some.map((name) => `has(self.${name})`).join(' || ')})`,
  message: 'nothing stands beside none, which says that nobody is called',
});
