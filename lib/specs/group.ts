import * as z from 'zod/mini';
import { field } from './field';

/** The API group of every spec. */
export const group = 'fairlead.dev';
/** The version of the group that this release reads. */
export const version = 'v1alpha1';

/** The `apiVersion` of every spec. */
export const apiVersion = field(z.literal(`${group}/${version}`), 'The version of this format.', { code: 'unknown-version' });
