import { gatewayApiWords } from './gateway-api-words';
import type { RuleWords } from './words-of-rule';

const wholeLabel: RuleWords = { message: 'a label is compared as a whole, and `*` is not allowed in it', help: 'write the label as the workloads have it' };

/** By what the CRDs say themselves. */
const words: Readonly<Record<string, RuleWords>> = {
  ...gatewayApiWords,
  'Address is required': { message: 'there is neither `address` nor `network`', help: 'add `address`' },
  'CIDR addresses are allowed only for NONE/STATIC resolution types': { message: 'ranges of addresses are for the resolutions NONE and STATIC', help: 'write single addresses, or another `resolution`', fields: ['addresses'] },
  'Cannot set serviceAccounts with namespaces or principals': { message: 'service accounts say their namespace already, and exclude `namespaces` and `principals`', help: 'keep the one or the other', fields: ['serviceAccounts', 'notServiceAccounts'] },
  'DNS_ROUND_ROBIN mode cannot have multiple endpoints': { message: 'DNS_ROUND_ROBIN has one endpoint', help: 'write `resolution: DNS`, or keep one', fields: ['endpoints'] },
  'NONE mode cannot set endpoints': { message: 'with NONE, the default of `resolution`, connections go where the client sent them, and there are no endpoints', help: 'write `resolution: STATIC` for addresses, or `DNS` for names', fields: ['endpoints'] },
  'UDS may not be a dir': { message: 'a Unix socket is no folder', help: 'leave out the `/` at its end' },
  'UDS may not include ports': { message: 'a Unix socket has no ports', help: 'leave `ports` out', fields: ['ports'] },
  'UDS must be an absolute path or abstract socket': { message: 'a Unix socket is an absolute path or an abstract name', help: 'write it as `unix:///path` or `unix://@name`' },
  'cross namespace referencing is not currently supported': { message: 'what this names must be in the namespace of the document itself', help: 'leave `namespace` out' },
  'exactly one of tpp, cloud, or ngts must be configured': { message: 'exactly one of `tpp`, `cloud` and `ngts` must be set', help: 'add one, or keep one' },
  'exactly one of wasm or lua must be set': { message: 'exactly one of `wasm` and `lua` must be set', help: 'add one, or keep one', fields: ['lua'] },
  'hostname cannot be wildcard': { message: '`*` alone stands for all hosts, and is none', help: 'name the hosts, as `*.example.com` does' },
  'key must not be empty': { message: 'the key of a label is empty', help: 'write the key as the workloads have it' },
  'must be a valid duration greater than 1ms': { message: 'this must be a duration of 1ms or more', help: 'write numbers with units, such as `10s` or `1m30s`' },
  'only one of WorkloadSelector or Endpoints can be set': { message: '`workloadSelector` and `endpoints` exclude each other', help: 'keep one of them', fields: ['workloadSelector'] },
  'only one of credentialName or credentialNames can be set': { message: '`credentialName` and `credentialNames` exclude each other', help: 'keep one of them', fields: ['credentialNames'] },
  'only one of credentialNames or tlsCertificates can be set': { message: '`credentialNames` and `tlsCertificates` exclude each other', help: 'keep one of them', fields: ['tlsCertificates'] },
  'only one of jwks or jwksUri can be set': { message: '`jwks` and `jwksUri` exclude each other', help: 'keep one of them', fields: ['jwks', 'jwks_uri'] },
  'only one of targetRefs or selector can be set': { message: '`selector`, `targetRef` and `targetRefs` exclude each other', help: 'keep `targetRefs` for a gateway, a waypoint or a Service, or `selector` for pods', fields: ['selector', 'targetRef'] },
  'only one of targetRefs or workloadSelector can be set': { message: '`workloadSelector` and `targetRefs` exclude each other', help: 'keep `targetRefs` for a gateway or a waypoint, or `workloadSelector` for pods', fields: ['workloadSelector'] },
  'only support waypointMatch when context is WAYPOINT': { message: '`waypoint` and the context WAYPOINT belong together', help: 'write both, or neither', fields: ['waypoint', 'context'] },
  'port must be between 1-65535': { message: 'a port is a number from 1 to 65535', help: 'write such a number' },
  'port name must be valid': { message: 'the name of a port is of letters, digits and `-`, and at most 62 of them', help: 'change the name' },
  'port number cannot be duplicated': { message: 'two of these ports have the same number', help: 'give each a number of its own' },
  'portLevelMtls requires selector': { message: '`portLevelMtls` needs a `selector` with labels', help: 'say whose ports they are: add `selector.matchLabels`', fields: ['portLevelMtls'] },
  'scheme must be one of [HTTP, HTTPS]': { message: 'this must be `HTTP` or `HTTPS`', help: 'write one of them, in capitals' },
  'url must have schema one of [http, https, file, oci]': { message: 'this must be a URL of `oci`, `https`, `http` or `file`', help: 'write it in full, such as `oci://registry.example.com/filter:1`' },
  'url must have scheme http:// or https://': { message: 'this must be a URL of `https` or `http`', help: 'write it in full, such as `https://id.example.com/jwks`' },
  'value may only be set when valueFrom is INLINE': { message: 'a variable that is taken from the host has no `value`', help: 'leave `value` out, or `valueFrom`', fields: ['value'] },
  'value must be set when operation is UPSERT': { message: 'a tag that is set needs a value', help: 'add `value`, or write `operation: REMOVE`' },
  'value must not be set when operation is REMOVE': { message: 'a tag that is removed has no value', help: 'leave `value` out, or write `operation: UPSERT`', fields: ['value'] },
  'wildcard is not supported in selector': wholeLabel,
  'wildcard not allowed in label key match': wholeLabel,
  'wildcard not allowed in label value match': wholeLabel,
};

/** What to say of a rule of a CRD that is broken, by its own message; a rule without words here is thrown. */
export function ruleWords(message: string): RuleWords {
  if (!Object.hasOwn(words, message)) throw new Error(`there are no words for the rule \`${message}\``);
  return words[message]!;
}
