import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { meshConfigMaps, meshConfigPath } from '../readers/mesh-config-maps';
import { providerFaults } from '../readers/provider-faults';
import { rule } from '../rule';

export const meshConfigProvider = rule({
  code: 'FL4303',
  name: 'mesh-config-provider',
  severity: 'warning',
  summary: 'A provider of the MeshConfig cannot be used as it is written.',
  why: 'istiod logs it and leaves the provider out: nothing is traced or logged there. Where an AuthorizationPolicy asks such a provider, its workloads deny every request that the policy is for (pilot/pkg/security/authz/builder/extauthz.go; pkg/config/validation/agent/extensionprovider.go).',
  reads: ['/ConfigMap'],
  sameAs: [],
  *check(view) {
    for (const { on, fields = {} } of meshConfigMaps(view.of('/ConfigMap'))) {
      const names = new Set<string>();
      for (const [index, provider] of list(fields.extensionProviders).map(record).entries()) {
        const name = text(provider.name);
        const called = name === undefined ? `\`extensionProviders[${index}]\`` : `the provider \`${name}\``;
        const judged = [
          ...(name === undefined ? [{ message: 'has no name', help: 'give it a `name`' }] : []),
          ...(name !== undefined && names.has(name) ? [{ message: 'is there twice', help: 'give each a name of its own' }] : []),
          ...providerFaults(provider),
        ];
        if (name !== undefined) names.add(name);
        const severity = provider.envoyExtAuthzHttp ?? provider.envoyExtAuthzGrpc ? { severity: 'error' as const } : {};
        for (const { message, help } of judged) yield { on, path: meshConfigPath, at: 'key', message: `${called} ${message}`, help, ...severity };
      }
    }
  },
});
