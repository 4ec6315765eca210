import type { Finding } from './finding';
import { pathText } from './path-text';

/** A prime below 2^45, so that no step of the hash loses digits. */
const prime = 35_184_372_088_777;

/** A hash of 45 bits, in hexadecimal; it guards against chance and not against ill will. */
function hash(text: string): string {
  let state = 7;
  for (let index = 0; index < text.length; index += 1) state = (state * 131 + text.charCodeAt(index)) % prime;
  return state.toString(16).padStart(12, '0');
}

/** Tells each finding from the others by what it is about, so that it stays the same when lines move; equal ones are counted. */
export function fingerprints(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const own = hash(identityOf(finding));
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return `${own}:${count}`;
  });
}

function identityOf({ code, resource, construct, location, path }: Finding): string {
  const { apiVersion = '', kind, namespace, name } = resource ?? {};
  // a new version of a kind is the same kind
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return JSON.stringify([code, resource ? [group, kind, namespace, name] : construct ?? location?.file, pathText(path)]);
}
