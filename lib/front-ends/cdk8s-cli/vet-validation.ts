import type { Finding } from '../../diagnostics/finding';
import { isAtLeast } from '../../diagnostics/severity-order';
import { summary } from '../../diagnostics/summary';
import { readConstructPlaces } from '../../inputs/construct-places';
import { FileReader, forManifests } from '../../inputs/files';
import { readMeshConfig } from '../../inputs/mesh-config-file';
import { meshWords } from '../../inputs/read-documents';
import { readManifests, type Manifests } from '../../inputs/read-manifests';
import type { Resource } from '../../kube/resource';
import { findingOf, resourceNameOf, type Locate } from '../../vet/finding-of';
import { notCheckedLines } from '../../vet/not-checked-lines';
import { vet } from '../../vet/vet';
import type { ValidationContext } from './validation-context';
import { vetProperties, type VetProperties } from './vet-properties';
import { resourceText, violationOf } from './violation-of';

/**
 * A validation of `cdk8s synth`: judges all manifests of an App as one mesh. What is found names its construct, and the line that made it
 * where the App calls `traceConstructs`; else the line of the manifest.
 */
export class VetValidation {
  private readonly properties: VetProperties;

  /** @throws Error for a property that there is not, or that has no such value. */
  public constructor(properties: Readonly<Record<string, unknown>> = {}) {
    this.properties = vetProperties(properties);
  }

  /** Judges what was synthesized and submits the report: a failure where a finding is at or above `failOn`. */
  public async validate(context: ValidationContext): Promise<void> {
    const surroundings = { cwd: process.cwd(), stdin: process.stdin };
    const config = await readMeshConfig(surroundings, this.properties.meshConfig);
    const manifests = readManifests(await new FileReader(surroundings, forManifests).read(context.manifests), meshWords);
    const { faults, notChecked } = vet({ resources: manifests.resources, ...(config.value !== undefined && { meshConfig: config.value }) });
    const locate = locator(manifests, context);
    const findings = [...config.findings, ...manifests.findings, ...faults.map((fault) => findingOf(fault, locate))];
    nameConstructs(faults.map(({ on }) => on), locate, context);
    const fileOf = filesOf(manifests);
    for (const finding of findings) context.report.addViolation(violationOf(finding, fileOf(finding)));
    const fails = findings.some(({ severity }) => isAtLeast(severity, this.properties.failOn ?? 'error'));
    context.report.submit(fails ? 'failure' : 'success', {
      Findings: findings.length === 0 ? 'none' : summary(findings),
      ...(notChecked.length > 0 && { 'Not checked': notCheckedLines(notChecked).join('; ') }),
    });
  }
}

function locator({ resources, documentOf }: Manifests, { manifests, metadata }: ValidationContext): Locate {
  const placeOf = readConstructPlaces(manifests);
  const alike = new Map<string, number>();
  for (const { metadata: { name } } of resources) alike.set(name, (alike.get(name) ?? 0) + 1);
  return (on, path, at) => {
    const place = placeOf(on);
    const { name } = on.metadata;
    // cdk8s knows the constructs by the names of their resources alone
    const construct = place?.construct ?? (alike.get(name) === 1 && Object.hasOwn(metadata, name) ? metadata[name]!.path : undefined);
    const location = place?.location ?? documentOf.get(on)?.locate(path, at);
    return { ...(construct !== undefined && { construct }), ...(location && { location }) };
  };
}

/** Lets the report find the constructs, which it looks up by what resources are called in it. */
function nameConstructs(resources: readonly Resource[], locate: Locate, { metadata }: ValidationContext): void {
  for (const resource of new Set(resources)) {
    const { construct } = locate(resource, [], 'value');
    if (construct !== undefined) Object.assign(metadata, { [resourceText(resourceNameOf(resource))]: { path: construct } });
  }
}

function filesOf({ documentOf }: Manifests): (finding: Finding) => string {
  const files = new Map([...documentOf].map(([resource, { source }]) => [resourceText(resourceNameOf(resource)), source.file]));
  return ({ resource, location }) => files.get(resourceText(resource)) ?? location?.file ?? 'N/A';
}
