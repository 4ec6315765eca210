import { createHash } from 'node:crypto';
import type { Resource } from '../../../kube/resource';
import type { Format } from '../report';

/** The most of a name that goes into a file's name, which file systems limit to 255 bytes. */
const longest = 180;

/**
 * Where a resource is written: `<namespace>/<kind>-<name>.yaml`. Cluster-scoped ones go below `_cluster`, which no namespace can be called.
 * Whatever is not a lower-case letter, digit, dash or dot becomes a percent escape, so that no name leads out of the folder.
 */
export function fileName({ kind, metadata: { name, namespace } }: Resource, format: Format): string {
  return `${namespace === undefined ? '_cluster' : escaped(namespace)}/${escaped(`${kind.toLowerCase()}-${name}`)}.${format}`;
}

/** Whether a text is a name that `fileName` gives, or one below a folder of the guard or of a plan: `guard/<name>`, `step-1/apply/<name>`. */
export function isFileName(text: string): boolean {
  return /^(?:(?:guard|(?:step-[1-9][0-9]*\/)?(?:apply|delete))\/(?=.*\/))?(?:_cluster|[a-z0-9%][a-z0-9.%-]*)\/[a-z0-9%][a-z0-9.%-]*\.(?:yaml|json)$/.test(text);
}

function escaped(text: string): string {
  const safe = text.replace(/^[.-]|[^a-z0-9.-]/gu, (character) => [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  return safe.length <= longest ? safe : `${safe.slice(0, longest)}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
