import type { Spec } from '../../specs/kinds';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { unsaidIn, wordless, type Reason, type Target } from '../words';
import { applicationWords, ingressWords, settingsWords } from './words';

const ambient: Target = { code: 'not-in-ambient', field: 'mode', asked: 'ambient', instead: 'sidecar', meaning: 'where requests are judged' };

/** What specs ask for that cannot be had in ambient mode, or that is not made for it here. */
export function* notInAmbient(specs: readonly Spec[], settings: MeshSettings): Generator<Problem> {
  for (const on of specs) {
    for (const reason of reasons(on)) yield unsaidIn(ambient, on, reason, settings);
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
