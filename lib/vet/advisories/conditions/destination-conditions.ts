import { record } from '../../../kube/record';
import { shown } from '../../../kube/shown';
import { text } from '../../../kube/text';
import { foreignServiceRerouted } from '../../rules/foreign-service-rerouted';
import { compareVersions } from '../istio-version';
import { pathsOf, pathsWithin } from '../paths-within';
import { useAt, type Condition } from './condition';
import { foreignRules } from './foreign-rules';

const destinationRules = 'networking.istio.io/DestinationRule';
const serviceEntries = 'networking.istio.io/ServiceEntry';
const filters = 'networking.istio.io/EnvoyFilter';

/** Those about what proxies send to. */
export const destinationConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2020-008',
    reads: [destinationRules, serviceEntries, filters],
    needs: 'configuration',
    *uses({ mesh }) {
      for (const on of [destinationRules, serviceEntries, filters].flatMap((kind) => mesh.resources.of(kind))) {
        for (const path of pathsOf(on.spec, /^(?:subjectAltNames|match_subject_alt_names|verify_subject_alt_names?)$/)) {
          yield useAt(on, ['spec', ...path], 'is met by wildcards for more than one level');
        }
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2024-003',
    reads: [destinationRules],
    needs: 'configuration',
    *uses({ mesh, settings, affected }) {
      const since = { numbers: [1, 21, 0] as const };
      const isOff = settings.env('ENABLE_AUTO_SNI').some(({ value }) => shown(value) === 'false');
      if (!isOff && affected.some((version) => compareVersions(version, since) >= 0)) yield { message: 'the SNI is taken from the host by default since 1.21' };
      for (const on of mesh.resources.of(destinationRules)) {
        const begins = (key: string, value: unknown) => key === 'tls' && /^(?:SIMPLE|MUTUAL)$/.test(text(record(value).mode) ?? '') && record(value).sni === undefined;
        for (const path of pathsWithin(on.spec, begins)) yield useAt(on, ['spec', ...path], 'begins TLS without `sni`');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2026-002',
    reads: ['networking.istio.io/VirtualService', destinationRules, serviceEntries],
    needs: 'configuration',
    *uses({ mesh, view }) {
      for (const verdict of foreignServiceRerouted.check(view)) if ('message' in verdict) yield useAt(verdict.on, verdict.path, verdict.message);
      yield* foreignRules(mesh);
    },
  },
];
