import { rule } from '../rule';

export const wrongStructure = rule({
  code: 'FL0103',
  name: 'wrong-structure',
  severity: 'error',
  summary: 'A field that must be there is missing, or a value is not of the type, form or size that its kind allows.',
  why: 'The API server refuses the document, so that what was there before stays in force. Types, required fields, allowed values, patterns and limits are those of the schemas in the CRDs that come with Istio, the Gateway API 1.6 in either channel, cert-manager and external-dns.',
  reads: ['*'],
  sameAs: ['IST0106'],
  check: (view) => view.misfits().of('structure'),
});
