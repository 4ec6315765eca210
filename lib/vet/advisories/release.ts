/** One minor release of Istio; kept in `data/releases.yaml`. */
export interface Release {
  /** `1.30`. */
  readonly minor: string;
  /** The day of its first patch, `YYYY-MM-DD`. */
  readonly released: string;
  /** The end of its support, a day or a month; absent where nobody has named it yet. */
  readonly ends?: string;
  /** Where that is known from: Istio said so, it follows from Istio's rhythm, or trackers differ by weeks. */
  readonly certainty?: 'announced' | 'expected' | 'approximate';
  /** The newest patch that was out when the data were written. */
  readonly latest: string;
}
