/** Whether a text can be the name of a header of HTTP. */
export function isHeaderName(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/.test(text);
}
