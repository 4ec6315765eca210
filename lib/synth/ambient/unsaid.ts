import type { Spec } from '../../specs/kinds';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { wordless, type Reason } from '../words';
import { applicationWords, ingressWords, settingsWords } from './words';

/** What specs ask for that cannot be had in ambient mode, or that is not made for it here. */
export function* notInAmbient(specs: readonly Spec[], settings: MeshSettings): Generator<Problem> {
  for (const on of specs) {
    for (const { path, why } of reasons(on)) {
      yield {
        code: 'not-in-ambient',
        on,
        path,
        message: `with \`mode: ambient\` this is not to be had: ${why}`,
        help: on.kind === 'SecureApplication' ? 'leave it out, or ask the operator for `mode: sidecar`' : 'change it, or write `mode: sidecar`',
        related: [{ on: settings, path: ['spec', 'mode'], message: 'where requests are judged' }],
      };
    }
  }
}

function reasons(on: Spec): Iterable<Reason> {
  switch (on.kind) {
    case 'SecureApplication': return wordless(applicationWords, on.spec, ['spec']);
    case 'MeshIngress': return wordless(ingressWords, on.spec, ['spec']);
    case 'MeshSettings': return wordless(settingsWords, on.spec, ['spec']);
    case 'MtlsPolicy': return [];
  }
}
