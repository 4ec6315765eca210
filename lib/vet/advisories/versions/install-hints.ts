import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { text } from '../../../kube/text';
import type { Hint } from './hint';
import { versionOfRevision } from './label-hints';

/** The version that an operator is asked to install (istioctl's IstioOperator, the kinds of the Sail operator), and that of istio-cni's settings. */
export function* installHints({ apiVersion, kind, metadata, spec, data }: Resource): Iterable<Hint> {
  if (apiVersion.startsWith('install.istio.io/')) yield* ofIstioOperator(record(spec));
  if (apiVersion.startsWith('sailoperator.io/')) yield* hint(record(spec).version, ['spec', 'version']);
  if (kind === 'ConfigMap' && metadata.name.startsWith('istio-cni-config')) yield* hint(record(data).CURRENT_AGENT_VERSION, ['data', 'CURRENT_AGENT_VERSION']);
}

function* ofIstioOperator({ tag, revision, components }: Readonly<Record<string, unknown>>): Iterable<Hint> {
  yield* hint(tag, ['spec', 'tag']);
  for (const [name, part] of Object.entries(record(components))) {
    // gateways are lists
    if (!Array.isArray(part)) yield* hint(record(part).tag, ['spec', 'components', name, 'tag']);
    for (const [index, entry] of list(part).entries()) yield* hint(record(entry).tag, ['spec', 'components', name, index, 'tag']);
  }
  const named = versionOfRevision(text(revision));
  if (named !== undefined) yield { path: ['spec', 'revision'], text: named, by: 'revision' };
}

function* hint(value: unknown, path: Hint['path']): Iterable<Hint> {
  const version = text(value);
  if (version !== undefined) yield { path, text: version, by: 'installation' };
}
