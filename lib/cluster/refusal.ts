import { json } from '../kube/json';
import { record } from '../kube/record';
import { text } from '../kube/text';
import type { Answer } from './api';

/** Why something was not read. */
export interface Refusal {
  /** `forbidden`: the rights are missing; `absent`: the server does not know it; `broken`: it gave no usable answer. */
  readonly why: 'forbidden' | 'absent' | 'broken';
  /** In the server's own words, where it had any. */
  readonly message: string;
}

/** The credentials of the kubeconfig are not accepted: nothing can be read at all. */
export class Unauthorized extends Error {}

/**
 * Reads an answer that is not a list or an object.
 * @throws Unauthorized
 */
export function refusalOf({ status, body }: Answer): Refusal {
  const message = text(record(json(body)).message) ?? `status ${status}`;
  if (status === 401) throw new Unauthorized(message);
  if (status === 403) return { why: 'forbidden', message };
  if (status === 404) return { why: 'absent', message };
  return { why: 'broken', message: status === 200 ? 'the answer is not what an API server gives' : message };
}
