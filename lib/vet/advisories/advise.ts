import type { Resource } from '../../kube/resource';
import { meshOf, type Mesh } from '../../mesh/mesh';
import type { Shown } from '../../mesh/sight';
import { viewOf } from '../view';
import type { Bulletin } from './bulletin';
import type { Condition, Given, Use } from './conditions/condition';
import { conditions, undecidable } from './conditions/conditions';
import { bulletins } from './data/bulletins';
import { asOf } from './data/releases';
import { inRanges, istioVersion, type IstioVersion } from './istio-version';
import { settingsOf, type Settings } from './settings';
import { supportOf, type Support } from './support';
import { fixFor, upgradeOf, type Upgrade } from './upgrade';
import { versionsIn, type AnyDocument, type VersionPlace, type VersionUnclear } from './versions/versions-in';

/** What is to be judged. */
export interface AdviceInput {
  /** Versions of Istio, such as `1.20.3`; without any, those that the documents name. What is no version is passed over. */
  readonly istio?: readonly string[];
  readonly resources?: readonly Resource[];
  /** Documents that are no resources: values of charts, kustomizations, Chart.yaml. */
  readonly others?: readonly AnyDocument[];
  /** Kinds that were looked at in full. */
  readonly shown?: readonly Shown[];
  /** Kinds that could not be read. */
  readonly unread?: readonly Shown[];
  /** The day by which support is judged, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A version of Istio, where it comes from, how long it gets fixes and where to go. */
export interface JudgedVersion {
  readonly version: IstioVersion;
  /** Empty where it was given. */
  readonly from: readonly VersionPlace[];
  readonly support: Support;
  readonly upgrade: Upgrade;
}

/** A bulletin about one of the versions. */
export interface Advisory {
  readonly bulletin: Bulletin;
  /** The versions that it is about, and the nearest release that mends it for each. */
  readonly affected: readonly { readonly version: IstioVersion; readonly fixedIn?: string }[];
  /** Whether the configuration uses what it is about. */
  readonly status: 'used' | 'notUsed' | 'unknown';
  readonly uses: readonly Use[];
  /** Why the status is this one: lower case, no full stop. */
  readonly why: string;
}

/** What Istio's bulletins say of a mesh. */
export interface Advice {
  /** When the bulletins and releases were last looked at, a day or a month. */
  readonly asOf: string;
  /** The oldest first. */
  readonly versions: readonly JudgedVersion[];
  /** Places that should name a version and do not. */
  readonly unclear: readonly VersionUnclear[];
  /** What is used first, then what cannot be told, each by its score. */
  readonly advisories: readonly Advisory[];
}

/** Judges versions of Istio and a configuration by Istio's security bulletins and the ends of support. */
export function advise({ istio = [], resources = [], others = [], shown = [], unread = [], today }: AdviceInput): Advice {
  const mesh = meshOf({ resources, shown });
  const read = istio.length > 0 ? { found: givenVersions(istio), unclear: [] } : versionsIn(mesh.resources.all, others);
  const judge = judgeOf(mesh, settingsOf(mesh, others), unread);
  const versions = read.found.map(({ version }) => version);
  return {
    asOf,
    versions: read.found.map(({ version, from }) => ({ version, from, support: supportOf(version, today), upgrade: upgradeOf(version, today) })),
    unclear: read.unclear,
    advisories: bulletins.flatMap((bulletin) => advisoryOf(bulletin, versions, judge)).sort(compareAdvisories),
  };
}

/** Whether there is something to do: a bulletin that is, or may be, used, or a version out of support. */
export function applies({ versions, advisories }: Advice): boolean {
  return advisories.some(({ status }) => status !== 'notUsed') || versions.some(({ support }) => support.state === 'endOfLife');
}

function givenVersions(istio: readonly string[]): { version: IstioVersion; from: [] }[] {
  return istio.flatMap((text) => istioVersion(text) ?? []).map((version) => ({ version, from: [] }));
}

type Verdict = Pick<Advisory, 'status' | 'uses' | 'why'>;
type Judge = (bulletin: Bulletin, affected: readonly IstioVersion[]) => Verdict;

function advisoryOf(bulletin: Bulletin, versions: readonly IstioVersion[], judge: Judge): Advisory[] {
  const affected = versions.filter((version) => inRanges(version, bulletin.affected));
  if (affected.length === 0) return [];
  return [{ bulletin, affected: affected.map((version) => ({ version, ...fixedIn(version, bulletin) })), ...judge(bulletin, affected) }];
}

function fixedIn(version: IstioVersion, bulletin: Bulletin): { fixedIn?: string } {
  const fix = fixFor(version, bulletin);
  return fix === undefined ? {} : { fixedIn: fix };
}

function judgeOf(mesh: Mesh, settings: Settings, unread: readonly Shown[]): Judge {
  const view = viewOf(mesh);
  return (bulletin, affected) => {
    if (bulletin.when === undefined) return { status: 'used', uses: [], why: 'whatever the configuration' };
    const condition = conditions.get(bulletin.id);
    if (!condition) return unknown([undecidable.get(bulletin.id) ?? 'nothing tells whether a configuration uses it']);
    return verdictOf(condition, { mesh, view, settings, affected }, unread);
  };
}

function verdictOf(condition: Condition, given: Given, unread: readonly Shown[]): Verdict {
  const found = [...condition.uses(given)];
  const uses = found.filter((entry) => 'message' in entry);
  if (uses.length > 0) return { status: 'used', uses, why: 'the configuration uses it' };
  const doubts = [
    ...unread.filter(({ kind }) => condition.reads.includes(kind)).map(({ kind }) => `\`${kind.slice(kind.indexOf('/') + 1)}\` could not be read`),
    ...missing(condition.needs, given),
    ...found.flatMap((entry) => ('doubt' in entry ? [entry.doubt] : [])),
  ];
  return doubts.length > 0 ? unknown(doubts) : { status: 'notUsed', uses: [], why: 'nothing that was given uses it' };
}

function unknown(doubts: readonly string[]): Verdict {
  return { status: 'unknown', uses: [], why: [...new Set(doubts)].join('; ') };
}

const configuring = /^(?:[a-z]+\.istio\.io|gateway\.networking\.k8s\.io)\//;

/** What would have to be given for an answer. */
function missing(needs: Condition['needs'], { mesh, settings }: Given): string[] {
  switch (needs) {
    case 'configuration': return mesh.shows('networking.istio.io/VirtualService', '') || mesh.resources.all.some(({ apiVersion }) => configuring.test(apiVersion) && !apiVersion.startsWith('install.'))
      ? [] : ['no configuration of a mesh was given'];
    case 'installation': return mesh.shows('apps/Deployment', '') || settings.values.length > 0 || versionsIn(mesh.resources.all, []).found.length > 0
      ? [] : ['nothing was given that installs Istio'];
    case 'meshConfig': return settings.meshConfigs.length > 0 ? [] : ['no MeshConfig was given'];
  }
}

const byStatus: readonly Advisory['status'][] = ['used', 'unknown', 'notUsed'];

function compareAdvisories(a: Advisory, b: Advisory): number {
  return byStatus.indexOf(a.status) - byStatus.indexOf(b.status)
    || (b.bulletin.cvss ?? 0) - (a.bulletin.cvss ?? 0)
    || (a.bulletin.id < b.bulletin.id ? 1 : -1);
}

