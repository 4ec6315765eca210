import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import type { Ignores, IgnorePlace } from './ignore';
import { ignoreLine, together } from './ignore-line';

const own = 'fairlead.dev/ignore';
/** Istio's own (istio.io/api, annotation.GalleyAnalyzeSuppress); there it is split at each comma. */
const istios = 'galley.istio.io/analyze-suppress';

/** Reads the annotations of resources by which findings on them are to be ignored: our own, and that of istioctl analyze. */
export function annotationIgnores(resources: readonly Resource[]): Ignores {
  return together(resources.flatMap((on) => {
    const annotations = record(record(on.metadata).annotations);
    return [...ownIgnores(on, text(annotations[own])), ...istiosIgnores(on, text(annotations[istios]))];
  }));
}

function ownIgnores(on: Resource, value: string | undefined): Ignores[] {
  const lines = (value ?? '').split(/[\n;]/).filter((line) => line.trim() !== '');
  return lines.map((line) => ignoreLine(line, placeOf(on, own), (rest) => `\`${own}: "${rest}"\``));
}

/** It needs no reason, and says nothing wrong where it names what only Istio finds. */
function istiosIgnores(on: Resource, value: string | undefined): Ignores[] {
  const rules = (value ?? '').split(',').map((code) => code.trim()).filter((code) => code !== '');
  return rules.length === 0 ? [] : [{ ignores: [{ place: placeOf(on, istios), rules, reason: `\`${istios}\``, isForeign: true }], faults: [] }];
}

function placeOf(on: Resource, annotation: string): IgnorePlace {
  return { on, path: ['metadata', 'annotations', annotation] };
}
