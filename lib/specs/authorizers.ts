import * as z from 'zod/mini';
import { duration } from './duration';
import { defaulted, field, optional } from './field';
import { headerName, sameHeader, sameHeaderCel } from './header';
import { list } from './list';
import { dnsLabel } from './names';
import { portNumber } from './numbers';
import { withRule } from './rule';
import { unique } from './unique';

/** What istiod knows an authorizer by begins with `fairlead-`, and has 63 characters at most. */
const longestName = 63 - 'fairlead-'.length;

const authorizerName = withRule(dnsLabel('authorizer name'), (value) => value.length <= longestName || value.length > 63 ? [] : [{
  code: 'too-long',
  message: `the authorizer name has ${value.length} characters`,
  help: `use at most ${longestName}: istiod knows it by \`fairlead-\` and this name, in 63 characters`,
}], { rule: `self.size() <= ${longestName}`, message: `an authorizer name has at most ${longestName} characters` });

const service = z.strictObject({
  name: field(dnsLabel('service'), 'The name of the Service.', { example: 'opa' }),
  namespace: field(dnsLabel('namespace'), 'The namespace of the Service.', { example: 'policies' }),
});

const requestHeaders = unique(list(headerName, {
  max: 32,
  empty: { message: '`includeRequestHeadersInCheck` is empty', help: 'leave it out to send no further headers' },
}), {
  key: (name) => typeof name === 'string' ? sameHeader(name) : undefined,
  noun: 'header',
  help: 'name each header once',
  cel: `${sameHeaderCel('x')} == ${sameHeaderCel('y')}`,
});

const shape = z.strictObject({
  name: field(authorizerName, 'The name that applications refer to. It is one of the whole mesh: ingresses that have the same name must say the same of it.', { example: 'opa' }),
  service: field(service, 'The Service that answers. It must let in every application that asks it, by the identity of the application\'s pods.', { example: '{name: opa, namespace: policies}' }),
  port: field(portNumber, 'The port of the Service.', { example: '8181' }),
  protocol: field(z.enum(['HTTP', 'GRPC']), [
    'How it is asked. By `HTTP` it gets the method, host and path of the request, `Authorization`, `x-fairlead-rule` and what `includeRequestHeadersInCheck` names, without a body, and lets in by 200 alone; any other answer goes to the client.',
    'By `GRPC` it implements `envoy.service.auth.v3.Authorization`, gets all headers, and may change them: it is trusted as the gateway is.',
  ].join(' '), { example: 'HTTP' }),
  includeRequestHeadersInCheck: optional(requestHeaders, 'Headers of the request that it gets too, by `HTTP`.', { fallback: 'none', example: '[x-api-key]' }),
  timeout: defaulted(duration, '5s', 'How long an answer may take, as a duration such as `500ms`.'),
  failOpen: defaulted(z.boolean(), false, 'Whether requests are let in, unjudged, while it does not answer, answers too late or with a status of 500 and above. They are refused otherwise.'),
});

const authorizer = withRule(shape, ({ protocol, includeRequestHeadersInCheck }) => protocol !== 'GRPC' || includeRequestHeadersInCheck === undefined ? [] : [{
  code: 'without-effect',
  at: ['includeRequestHeadersInCheck'],
  message: '`includeRequestHeadersInCheck` has no effect by `GRPC`, which sends all headers',
  help: 'leave it out',
}], { rule: 'self.protocol != \'GRPC\' || !has(self.includeRequestHeadersInCheck)', message: 'by GRPC all headers are sent' });

/** Those that decide for an ingress who may pass, each with a name of its own. */
export const authorizers = unique(list(authorizer, {
  max: 16,
  empty: { message: '`authorizers` is empty', help: 'leave `authorizers` out where no path asks one' },
}), { key: ({ name }) => name, at: () => 'name', noun: 'authorizer', help: 'give each authorizer a name of its own', cel: 'x.name == y.name' });
