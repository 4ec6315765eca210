import * as z from 'zod/mini';
import { field } from './field';
import { literalPath } from './path';

/** Under which path the application sees what clients ask for. */
export const rewrite = z.strictObject({
  prefix: field(literalPath, 'What stands in place of the path before its `/**`, or of an exact path as a whole. Who may use a path is judged by what the client asked for.', { example: '/' }),
});
