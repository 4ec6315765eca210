import type { Path } from './finding';

/** A path as one writes it: `spec.ports[0].name`, with a key that is no plain name in brackets and quotes. */
export function pathText(path: Path): string {
  return path.map(partText).join('').replace(/^\./, '');
}

function partText(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`;
  return /^[\w$-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}
