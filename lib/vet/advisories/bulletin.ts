/** One of Istio's security bulletins, in our words; kept in the YAML files of `data`. */
export interface Bulletin {
  /** Istio's own: `ISTIO-SECURITY-2020-001`. */
  readonly id: `ISTIO-SECURITY-${number}-${string}`;
  /** The day on which it was published, `YYYY-MM-DD`. */
  readonly date: string;
  readonly cves: readonly string[];
  /** The score of CVSS 3, from 0 to 10; absent where the bulletin has none. */
  readonly cvss?: number;
  /** Ranges of releases, such as `>=1.1.0 <1.1.7`; one of them is enough. */
  readonly affected: readonly string[];
  /** The first release of each minor that is not affected any more; none where no release mends it. */
  readonly fixed: readonly string[];
  /** What goes wrong: lower case, no full stop. */
  readonly summary: string;
  /** The configuration that it takes; absent where every mesh of these releases is exposed. */
  readonly when?: string;
  /** What is to be done where an upgrade is not enough. */
  readonly remedy?: string;
}

/** The page of a bulletin. */
export function pageOf({ id }: Pick<Bulletin, 'id'>): string {
  return `https://istio.io/latest/news/security/${id.toLowerCase()}/`;
}
