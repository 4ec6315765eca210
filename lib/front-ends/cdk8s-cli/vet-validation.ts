import type { Finding } from '../../diagnostics/finding';
import { isAtLeast } from '../../diagnostics/severity-order';
import { summary } from '../../diagnostics/summary';
import { readConstructPlaces } from '../../inputs/construct-places';
import { FileReader, forManifests } from '../../inputs/files';
import { readMeshConfig } from '../../inputs/mesh-config-file';
import { meshWords } from '../../inputs/read-documents';
import { readManifests, type Manifests } from '../../inputs/read-manifests';
import { dayOf } from '../../specs/day';
import { resourceNameOf, type Locate } from '../../vet/finding-of';
import { notCheckedLines } from '../../vet/not-checked-lines';
import { vetAnnotated } from '../../vet/vet-annotated';
import type { ValidationContext } from './validation-context';
import { vetProperties, type VetProperties } from './vet-properties';
import { resourceText, violationOf } from './violation-of';

/**
 * A validation of `cdk8s synth`: judges all manifests of an App as one mesh. What is found names its construct, and the line that made it
 * where the App calls `traceConstructs`; else the line of the manifest. What an annotation `fairlead.dev/ignore` names is left out.
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
    const input = { resources: manifests.resources, ...(config.value !== undefined && { meshConfig: config.value }) };
    const vetted = vetAnnotated(input, dayOf(new Date()), locator(manifests, context));
    const findings = [...config.findings, ...manifests.findings, ...vetted.findings];
    nameConstructs(findings, context);
    const fileOf = filesOf(manifests);
    for (const finding of findings) context.report.addViolation(violationOf(finding, fileOf(finding)));
    const fails = findings.some(({ severity }) => isAtLeast(severity, this.properties.failOn ?? 'error'));
    context.report.submit(fails ? 'failure' : 'success', {
      Findings: findings.length === 0 ? 'none' : summary(findings),
      ...(vetted.ignored > 0 && { Ignored: String(vetted.ignored) }),
      ...(vetted.notChecked.length > 0 && { 'Not checked': notCheckedLines(vetted.notChecked).join('; ') }),
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
function nameConstructs(findings: readonly Finding[], { metadata }: ValidationContext): void {
  for (const { resource, construct } of findings) {
    if (construct !== undefined) Object.assign(metadata, { [resourceText(resource)]: { path: construct } });
  }
}

function filesOf({ documentOf }: Manifests): (finding: Finding) => string {
  const files = new Map([...documentOf].map(([resource, { source }]) => [resourceText(resourceNameOf(resource)), source.file]));
  return ({ resource, location }) => files.get(resourceText(resource)) ?? location?.file ?? 'N/A';
}
