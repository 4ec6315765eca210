import type { Finding } from './finding';
import { pathText } from './path-text';

/** A hash of 64 bits (FNV-1a twice, with two beginnings), in hexadecimal; it guards against chance and not against ill will. */
function hash(text: string): string {
  return [0x811c9dc5, 0x01000193].map((start) => {
    let state = start;
    for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
    return (state >>> 0).toString(16).padStart(8, '0');
  }).join('');
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
