import * as z from 'zod/mini';
import { field } from './field';
import { dnsLabel } from './names';
import { portNumber } from './numbers';
import { literalPath } from './path';

/** A Service of the cluster that serves the keys of a provider. */
export const jwksService = z.strictObject({
  name: field(dnsLabel('service'), 'The name of the Service.', { example: 'keycloak' }),
  namespace: field(dnsLabel('namespace'), 'The namespace of the Service.', { example: 'keycloak' }),
  port: field(portNumber, 'The port of the Service, on which it speaks plain HTTP.', { example: '8080' }),
  path: field(literalPath, 'The path of its key set.', { example: '/realms/shop/protocol/openid-connect/certs' }),
});
