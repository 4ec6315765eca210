import type { Resource } from '../kube/resource';
import type { Document } from './document';

/** The document as a Kubernetes resource; nothing where it is none, such as a kustomization. */
export function resourceOf({ value }: Pick<Document, 'value'>): Resource | undefined {
  return isResource(value) ? value : undefined;
}

function isResource(value: Readonly<Record<string, unknown>>): value is Resource {
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof metadata !== 'object' || metadata === null) return false;
  const { name, namespace } = metadata as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && (namespace === undefined || typeof namespace === 'string');
}
