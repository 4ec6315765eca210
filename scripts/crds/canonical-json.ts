const width = 150;

/**
 * JSON with one spelling for one value: keys sorted, a value on one line where it fits into 150 columns, one space a level.
 * Arrays keep their order, since in a schema it can carry meaning.
 */
export function canonicalJson(value: unknown): string {
  return `${render(value, '', 0)}\n`;
}

/** `used` is what else stands on the first line: the key before the value and the comma after it. */
function render(value: unknown, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const line = oneLine(value);
  return indent.length + used + line.length <= width ? line : severalLines(value, indent);
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${sortedEntries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`).join(', ')}}`;
}

function severalLines(value: object, indent: string): string {
  const deeper = `${indent} `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => deeper + render(item, deeper, 1)).join(',\n')}\n${indent}]`;
  }
  const lines = sortedEntries(value).map(([key, item]) => {
    const label = `${JSON.stringify(key)}: `;
    return deeper + label + render(item, deeper, label.length + 1);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
