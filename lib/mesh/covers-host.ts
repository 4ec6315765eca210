/** Whether a host, which may be a wildcard such as `*.example.com` or `*`, takes in another one, which may be one too. */
export function coversHost(wide: string, host: string): boolean {
  if (wide === host || wide === '*') return true;
  return wide.startsWith('*') && host.endsWith(wide.slice(1)) && host.length > wide.length - 1;
}
