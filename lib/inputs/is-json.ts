/** Whether a file can be nothing but JSON, as `kubectl get -o json` writes it. */
export function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}
