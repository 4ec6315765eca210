import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { actionOf } from '../../mesh/authorization-rules';
import { eachResource, type Wrong } from '../readers/each-resource';
import { rule } from '../rule';

export const authorizationAction = rule({
  code: 'FL3071',
  name: 'authorization-action',
  severity: 'error',
  summary: 'A policy has an action without what it acts on, or a provider that nobody asks.',
  why: 'DENY and CUSTOM without rules never act, and only CUSTOM asks a provider. The webhook refuses others (pkg/config/validation/validation.go, `ValidateAuthorizationPolicy`).',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: ['IST0106'],
  check: eachResource(['security.istio.io/AuthorizationPolicy'], function* (on): Generator<Wrong> {
    const { rules, provider } = record(on.spec);
    const action = actionOf(on);
    if ((action === 'DENY' || action === 'CUSTOM') && list(rules).length === 0) {
      yield { path: ['spec', 'action'], message: `${action} without rules never acts`, help: 'write `rules`; `rules: [{}]` is every request' };
    } else if (action === 'CUSTOM' && text(record(provider).name) === undefined) {
      yield { path: ['spec', 'action'], message: 'CUSTOM does not say whom to ask', help: 'write `provider: {name: …}` with a name of the MeshConfig\'s `extensionProviders`' };
    }
    if (action !== 'CUSTOM' && provider !== undefined) yield { path: ['spec', 'provider'], at: 'key', message: `${action} asks no provider`, help: 'write `action: CUSTOM`, or leave it out' };
  }),
});
