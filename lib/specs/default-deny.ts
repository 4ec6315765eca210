import * as z from 'zod/mini';
import { field } from './field';
import { namespaces } from './namespaces';

/** The namespaces whose workloads are closed to everybody whom no policy lets in. */
export const defaultDeny = z.strictObject({
  namespaces: field(namespaces('defaultDeny'), 'The namespaces; neither Istio\'s root namespace nor one with a gateway.', { example: '[shop]' }),
});
