const nothing: readonly never[] = [];

/** Values by the host that they are for; a host may be a wildcard: `*` and any ending. */
export interface HostIndex<Value> {
  /** What is kept for the host itself, else for the longest wildcard that it fits (Istio, pilot/pkg/model MostSpecificHostMatch). */
  readonly mostSpecific: (host: string) => Value | undefined;
  /** What is kept for the host itself and for every wildcard that it fits, the most specific first. */
  readonly matching: (host: string) => readonly Value[];
}

/** Makes an index in which a look-up costs one step for each length of wildcard that there is. */
export function hostIndex<Value>(values: ReadonlyMap<string, Value>): HostIndex<Value> {
  const endings = new Map([...values].filter(([host]) => isWildcard(host)).map(([host, value]) => [host.slice(1), value]));
  const lengths = [...new Set([...endings.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  const wildcards = (host: string): readonly Value[] => {
    if (lengths.length === 0) return nothing;
    const needle = isWildcard(host) ? host.slice(1) : host;
    return lengths.filter((length) => length <= needle.length).flatMap((length): readonly Value[] => {
      const found = endings.get(needle.slice(needle.length - length));
      return found === undefined ? nothing : [found];
    });
  };
  return {
    mostSpecific: (host) => values.get(host) ?? wildcards(host)[0],
    matching: (host) => {
      const exact = values.get(host);
      return exact === undefined ? wildcards(host) : [exact, ...wildcards(host).filter((value) => value !== exact)];
    },
  };
}

function isWildcard(host: string): boolean {
  return host.startsWith('*');
}
