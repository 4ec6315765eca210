import { rule } from '../rule';

export const unknownField = rule({
  code: 'FL0102',
  name: 'unknown-field',
  severity: 'error',
  summary: 'A field that its kind does not have.',
  why: 'The API server drops the field without a word, or refuses the document where fields are validated strictly, as kubectl has asked for since Kubernetes 1.27: what the field was to say is not said. A misspelt `jwtRules`, `portLevelMtls` or `from` leaves open what it was to close. The fields are those of the CRDs that come with Istio, the Gateway API 1.6 in either channel, cert-manager and external-dns.',
  reads: ['*'],
  sameAs: [],
  differs: '`istioctl validate` refuses such a document as a whole; `istioctl analyze` and Kiali drop the field silently and judge the rest.',
  check: (view) => view.misfits().of('unknown-field'),
});
