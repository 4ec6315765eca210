/** What an API server answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Seconds that it asks to be left alone. */
  readonly retryAfter?: number;
}

/** A cluster's API; only ever read. */
export interface Api {
  /**
   * Asks for a path, such as `/api/v1/pods?limit=500`; any status is an answer.
   * @throws Error where none comes.
   */
  get(path: string): Promise<Answer>;
}
