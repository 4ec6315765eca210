import * as z from 'zod/mini';
import { about, field, optional } from './field';
import { dnsLabel, labelKey, labelValue } from './names';
import { text } from './text';

const annotation = text({ noun: 'annotation', code: 'invalid-annotation', pattern: /^/, maxLength: 262144, allowed: 'any text' });

const name = field(dnsLabel('name'), 'The name of this document, a DNS label. Resources made from it start with it.', { example: 'orders' });
const noNamespace = {
  code: 'cluster-scoped',
  message: 'this kind of document belongs to the whole cluster and has no namespace',
  help: 'leave `namespace` out',
};

const own = {
  labels: optional(z.record(labelKey, labelValue), 'Labels of this document. They are not copied to what is made from it.'),
  annotations: optional(z.record(labelKey, annotation), 'Annotations of this document. They are not copied to what is made from it.'),
};

/** The metadata of a document that belongs to a namespace. */
export const namespacedMetadata = (namespace: string) => field(z.strictObject({
  name,
  namespace: field(dnsLabel('namespace'), namespace, { example: 'shop', why: 'nothing is put into a namespace by default' }),
  ...own,
}), 'The Kubernetes metadata of this document.', { example: '{name: orders, namespace: shop}' });

/** The metadata of a document that belongs to the whole cluster. */
export const clusterMetadata = field(about(z.strictObject({ name: field(name, 'The name of this document.', { example: 'mesh' }), ...own }), { refused: { namespace: noNamespace } }), 'The Kubernetes metadata of this document.', { example: '{name: mesh}' });
