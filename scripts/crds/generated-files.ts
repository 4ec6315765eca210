import { canonicalJson } from './canonical-json';
import { crdPath, kebabCase } from './crd';
import type { Crd } from './crd';
import { emittedKinds } from './emitted-kinds';
import { sources } from './sources';
import { specModule } from './spec-module';
import { structureModule } from './structure-module';

/** Every file that `npm run crds` writes, as path below the project's root and text; a function of the structures alone. */
export function generatedFiles(crds: readonly Crd[]): Map<string, string> {
  const structures = crds.map((crd): [string, string] => [`crds/${crdPath(crd)}.json`, canonicalJson(crd)]);
  const modules = emittedKinds.map((emitted): [string, string] => {
    const crd = crds.find(({ group, kind }) => group === emitted.group && kind === emitted.kind);
    if (!crd) throw new Error(`no CRD of \`${emitted.kind}\` in \`${emitted.group}\` among the sources`);
    return [`lib/kube/generated/${kebabCase(emitted.kind)}.ts`, specModule(crd, emitted)];
  });
  return new Map([...structures, ['crds/sources.json', canonicalJson(sources)], ...modules, ['lib/structure/generated/structures.ts', structureModule(crds)]]);
}
