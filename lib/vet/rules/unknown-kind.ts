import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { rule } from '../rule';

const definitions = 'apiextensions.k8s.io/CustomResourceDefinition';

export const unknownKind = rule({
  code: 'FL0101',
  name: 'unknown-kind',
  severity: 'error',
  summary: 'A kind, or a version of one, that Istio, the Gateway API, cert-manager and external-dns do not have, or have no longer.',
  why: 'The API server refuses it, and of a group that is gone nothing reads it even where an old CRD is left in the cluster: a policy that was to protect something protects nothing. Kinds and versions are those of the CRDs that come with Istio, the Gateway API 1.6 in either channel, cert-manager and external-dns.',
  reads: ['*', definitions],
  sameAs: [],
  differs: 'istioctl analyze and Kiali pass over documents of kinds that they do not know, without a word.',
  *check(view) {
    const given = new Set(view.of(definitions).flatMap(definedBy));
    for (const fault of view.misfits().of('unknown-kind')) {
      if (!given.has(`${fault.on.apiVersion} ${fault.on.kind}`)) yield fault;
    }
  },
});

/** The kinds that somebody defines, for whom they are known. */
function definedBy({ spec }: Resource): string[] {
  const { group, names, versions } = record(spec);
  const { kind } = record(names);
  const served = list(versions).map(record).filter((version) => version.served === true);
  return served.map(({ name }) => `${text(group) ?? ''}/${text(name) ?? ''} ${text(kind) ?? ''}`);
}
