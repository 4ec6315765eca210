import { rule } from '../rule';

export const brokenRule = rule({
  code: 'FL0104',
  name: 'broken-rule',
  severity: 'error',
  summary: 'A document breaks a rule that the API server asks of its kind: fields that exclude each other, durations, ports, references.',
  why: 'The API server refuses the document, so that what was there before stays in force. The rules are those in the CRDs that come with Istio and cert-manager (`x-kubernetes-validations`); as in the server, they are asked of documents whose structure holds.',
  reads: ['*'],
  sameAs: ['IST0106'],
  check: (view) => view.misfits().of('rule'),
});
