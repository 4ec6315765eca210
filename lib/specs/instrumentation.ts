import * as z from 'zod/mini';
import { field } from './field';
import { namespaces } from './namespaces';

/** Where applications can have themselves instrumented. */
export const instrumentation = z.strictObject({
  namespaces: field(namespaces('instrumentation'), 'The namespaces whose pods may ask for it by the annotation of their language, such as `instrumentation.opentelemetry.io/inject-java: "true"`.', { example: '[shop]' }),
});
