import { Document, isCollection, visit, type Node } from 'yaml';

const width = 140;

/** YAML that a reviewer reads at a glance: whatever fits on one line stands on one line. */
export function compactYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_key, node, path) => {
      // The document's own fields stand one below the other.
      if (path.length > 2 && fits(node, path.length)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(longList, inRows);
}

/** Plain words, so many that a column of them is longer than a page. */
const longList = /^( +)- [\w./]+\n(?:\1- [\w./]+\n){30,}/gm;

function inRows(list: string, indent: string): string {
  const rows = list.match(/[\w./]+(?=\n)/g)!.join(', ').match(/.{1,132}(?:, |$)/g)!.map((row) => row.trim());
  return `${indent}[${rows.join(`\n${indent} `)}]\n`;
}

function fits(node: Node, depth: number): boolean {
  return isCollection(node) && JSON.stringify(node).length + depth < width;
}
