/** A text as a literal of CEL. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'')}'`;
}

/** A list of texts as a literal of CEL. */
export function listOf(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}

/** A list in an object, empty where it is not there. */
export function listAt(object: string, path: string): string {
  return `${object}${optional(path)}.orValue([])`;
}

/** A text in an object, empty where it is not there. */
export function textAt(object: string, path: string): string {
  return `${object}${optional(path)}.orValue('')`;
}

/** A map in an object, empty where it is not there. */
export function mapAt(object: string, path: string): string {
  return `${object}${optional(path)}.orValue({})`;
}

function optional(path: string): string {
  return path.split('.').map((name) => `.?${name}`).join('');
}

/** A map of texts as a literal of CEL. */
export function mapOf(texts: Readonly<Record<string, string>>): string {
  return `{${Object.entries(texts).map(([key, value]) => `${quoted(key)}: ${quoted(value)}`).join(', ')}}`;
}
