/** What was measured, and the most that it may be. */
export interface Figure {
  readonly what: string;
  /** Nothing where it could not be measured; the limit is not kept then. */
  readonly measured: number | undefined;
  readonly unit: string;
  readonly limit: number;
}

/** Whether the limit is kept. */
export function isKept({ measured, limit }: Figure): boolean {
  return measured !== undefined && measured <= limit;
}
