import type { Path } from '../../../diagnostics/finding';
import type { Advice, Advisory, JudgedVersion } from '../../../vet/advisories/advise';
import { pageOf } from '../../../vet/advisories/bulletin';
import { plainText } from '../../../vet/advisories/istio-version';
import type { AnyDocument, VersionUnclear } from '../../../vet/advisories/versions/versions-in';
import type { AdviceRead } from './advice-input';
import { resourceName } from './place-text';

type Place = (on: AnyDocument, path: Path) => object;

/** What bulletins say of a mesh as plain data; its fields are API. */
export function adviceJson({ advice, locate }: Pick<AdviceRead, 'advice' | 'locate'>): object {
  const place: Place = (on, path) => ({ resource: resourceName(on), path, location: locate(on, path) });
  const { asOf, versions, unclear, advisories }: Advice = advice;
  return {
    asOf,
    versions: versions.map((version) => versionJson(version, place)),
    unclear: unclear.map(({ on, path, by, text }: VersionUnclear) => ({ text, by, ...place(on, path) })),
    advisories: advisories.map((advisory) => advisoryJson(advisory, place)),
  };
}

function versionJson({ version, from, support, upgrade }: JudgedVersion, place: Place): object {
  return {
    version: version.text,
    judgedAs: plainText(version),
    from: from.map(({ on, path, by }) => ({ by, ...place(on, path) })),
    support,
    upgrade: { sameMinor: upgrade.sameMinor ?? null, supported: upgrade.supported ?? null },
  };
}

function advisoryJson({ bulletin, affected, status, uses, why }: Advisory, place: Place): object {
  const { id, date, cves, cvss, summary, when, remedy } = bulletin;
  return {
    id,
    date,
    cves,
    cvss: cvss ?? null,
    summary,
    when: when ?? null,
    status,
    why,
    uses: uses.map(({ message, place: at }) => ({ message, ...(at && place(at.on, at.path)) })),
    affected: affected.map(({ version, fixedIn }) => ({ version: version.text, fixedIn: fixedIn ?? null })),
    fixedIn: [...new Set(affected.flatMap(({ fixedIn }) => fixedIn ?? []))],
    remedy: remedy ?? null,
    source: pageOf(bulletin),
  };
}
