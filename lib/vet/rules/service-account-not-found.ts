import { namedPrincipals } from '../principals';
import { rule } from '../rule';

export const serviceAccountNotFound = rule({
  code: 'FL1405',
  name: 'service-account-not-found',
  severity: 'error',
  summary: 'A policy names the service account of a caller, and there is none.',
  why: 'An ALLOW rule lets nobody in by it, so that the caller that was meant is refused; a DENY rule keeps nobody out.',
  reads: ['security.istio.io/AuthorizationPolicy', '/ServiceAccount'],
  sameAs: ['KIA0106'],
  differs: 'The account `default` is in every namespace. Asked only where ServiceAccounts of the namespace were given.',
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { path, namespace, serviceAccount } of namedPrincipals(on)) {
        if (`${namespace}${serviceAccount}`.includes('*') || serviceAccount === 'default' || view.find('/ServiceAccount', namespace, serviceAccount)) continue;
        if (!view.given('/ServiceAccount', namespace)) {
          yield { on, path, notShown: { kind: '/ServiceAccount', namespace } };
          continue;
        }
        yield { on, path, message: `there is no ServiceAccount \`${serviceAccount}\` in \`${namespace}\``, help: `there are ${view.in('/ServiceAccount', namespace).slice(0, 5).map(({ metadata }) => `\`${metadata.name}\``).join(', ')}` };
      }
    }
  },
});
