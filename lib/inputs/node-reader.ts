import { isAlias, isMap, isScalar, isSeq, Scalar, type Alias, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../diagnostics/finding';
import { quote } from '../specs/show';
import type { Mistake } from './mistake';
import { readsDifferently } from './yaml-1-1';

/** What all aliases of one document together may add to it, in characters; Kubernetes takes some 1.5 million in all. */
const roomForAliases = 1_000_000;
/** Levels that an alias may reach down to. */
const deepest = 200;

const plainTags = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

/** A value, how many characters it would take without aliases, and how many levels deep it is. */
interface Read {
  readonly value: unknown;
  readonly size: number;
  readonly levels: number;
}

interface Anchored extends Read {
  readonly node: ParsedNode;
}

type Words = Pick<Mistake, 'code' | 'message' | 'help'>;
type Mapping = YAMLMap.Parsed;
type Entry = Pair<ParsedNode, ParsedNode | null>;

/** Turns nodes into values, and finds what the syntax allows but a Kubernetes document may not have. */
export class NodeReader {
  public readonly mistakes: Mistake[] = [];
  /** Scalars that Kubernetes' tools read as another value than the one given here. */
  public readonly ambiguous: Mistake[] = [];
  /** What each alias stands for. */
  public readonly targets = new Map<Alias.Parsed, ParsedNode>();
  /** Nothing for an anchor whose node is still being read. */
  private readonly anchors = new Map<string, Anchored | undefined>();
  private spent = 0;

  /** The value of a node at a path. */
  public read(node: ParsedNode | null, path: Path = []): Read {
    if (node === null) return { value: null, size: 1, levels: 0 };
    if (isAlias(node)) return this.readAlias(node as Alias.Parsed, path);
    if (node.tag !== undefined && !plainTags.has(node.tag)) {
      this.mistake('unknown-tag', `the tag ${quote(node.tag.replace('tag:yaml.org,2002:', '!!'))} means nothing here`, node, path, 'leave it out');
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, undefined);
    const read = this.readOwn(node, path);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, { ...read, node });
    return read;
  }

  private readOwn(node: Exclude<ParsedNode, Alias.Parsed>, path: Path): Read {
    if (isMap(node)) return this.readMapping(node as Mapping, path);
    return isSeq(node) ? this.readSequence(node as YAMLSeq.Parsed, path) : this.readScalar(node, path);
  }

  private readScalar(node: Scalar.Parsed, path: Path): Read {
    if (isAmbiguous(node)) {
      this.ambiguous.push({ code: 'ambiguous-scalar', ...otherReading(node.source), range: rangeOf(node), path });
    }
    return { value: node.value, size: Math.max(1, node.range[1] - node.range[0]), levels: 0 };
  }

  private readSequence(node: YAMLSeq.Parsed, path: Path): Read {
    const items = node.items.map((item, index) => this.read(item as ParsedNode | null, [...path, index]));
    return { value: items.map(({ value }) => value), ...sizeOf(items) };
  }

  private readMapping(node: Mapping, path: Path): Read {
    const value: Record<string, unknown> = {};
    const merges = node.items.filter(isMerge);
    const entries = node.items.filter((entry) => !isMerge(entry));
    const seen = new Map<string, ParsedNode>();
    const own = entries.map((entry) => {
      const key = this.readKey(entry.key, path, seen);
      const read = this.read(entry.value, [...path, key]);
      set(value, key, read.value);
      return read;
    });
    return { value, ...sizeOf([...own, ...merges.map((merge) => this.merge(merge, value, path))]) };
  }

  private readKey(node: ParsedNode, path: Path, seen: Map<string, ParsedNode>): string {
    if (!isScalar(node) || node.value === null) {
      this.mistake('wrong-key', 'a key must be text', node, path, isMap(node) && node.flow ? 'if this is a template, render it first' : undefined);
      return '';
    }
    const key = String(node.value);
    const first = seen.get(key);
    if (first) this.mistakes.push({ ...duplicateKey(key, node, first), path: [...path, key] });
    else seen.set(key, node);
    if (typeof node.value !== 'string' || isAmbiguous(node)) {
      const message = `the key ${quote(node.source)} is no text for Kubernetes' tools`;
      this.ambiguous.push({ code: 'ambiguous-key', message, help: `put it in quotes: ${quote(`"${node.source}"`)}`, range: rangeOf(node), path: [...path, key] });
    }
    return key;
  }

  /** Merges mappings behind a `<<`, as YAML 1.1 has it and Kubernetes' tools do: own keys stay, and earlier ones before later ones. */
  private merge({ key, value }: Entry, into: Record<string, unknown>, path: Path): Read {
    const read = this.read(value, [...path, '<<']);
    // an alias that stands for nothing has its own mistake
    if (isAlias(value) && read.value === null) return read;
    for (const source of Array.isArray(read.value) ? read.value as unknown[] : [read.value]) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        this.mistake('wrong-merge', 'only objects can be merged with `<<`', value ?? key, path);
        continue;
      }
      for (const [name, own] of Object.entries(source)) {
        if (!Object.hasOwn(into, name)) set(into, name, own);
      }
    }
    return read;
  }

  private readAlias(node: Alias.Parsed, path: Path): Read {
    const target = this.anchors.get(node.source);
    if (target) this.targets.set(node, target.node);
    this.spent += target?.size ?? 0;
    const mistake = target ? this.expansionMistake(path.length + target.levels) : missingAnchor(node.source, this.anchors.has(node.source));
    if (!mistake) return target!;
    // one mistake tells of a bomb; its thousands of aliases would only repeat it
    if (mistake.code !== 'alias-bomb' || !this.mistakes.some(({ code }) => code === 'alias-bomb')) {
      this.mistake(mistake.code, mistake.message, node, path, mistake.help);
    }
    return { value: null, size: 1, levels: 0 };
  }

  private expansionMistake(depth: number): Words | undefined {
    const help = 'write the values out, or repeat less';
    if (this.spent > roomForAliases) return { code: 'alias-bomb', message: `the aliases up to this one make the document more than ${roomForAliases.toLocaleString('en-US')} characters longer`, help };
    return depth > deepest ? { code: 'too-deep', message: `collections are nested more than ${deepest} levels deep here`, help } : undefined;
  }

  private mistake(code: string, message: string, node: ParsedNode, path: Path, help?: string): void {
    this.mistakes.push({ code, message, ...help !== undefined && { help }, range: rangeOf(node), path });
  }
}

function missingAnchor(name: string, open: boolean): Words {
  if (open) return { code: 'circular-alias', message: `the alias ${quote(`*${name}`)} stands inside what it repeats` };
  return { code: 'unknown-alias', message: `there is no anchor ${quote(`&${name}`)} before this alias` };
}

function duplicateKey(key: string, node: ParsedNode, first: ParsedNode): Mistake {
  const related = { range: rangeOf(first), message: 'the first one' };
  return { code: 'duplicate-key', message: `the key ${quote(key)} is given twice`, help: 'keep one of them', range: rangeOf(node), related };
}

function isAmbiguous(node: Scalar.Parsed): boolean {
  return node.type === Scalar.PLAIN && readsDifferently(node.source);
}

function otherReading(text: string): Pick<Mistake, 'message' | 'help'> {
  const isNumber = /\d/.test(text);
  const message = `Kubernetes' tools read YAML 1.1, where ${quote(text)} is ${isNumber ? 'another value' : 'a boolean'}`;
  return { message, help: `put it in quotes: ${quote(`"${text}"`)}, or write ${isNumber ? 'the number in plain decimals' : '`true` or `false`'}` };
}

function isMerge({ key }: Entry): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.value === '<<';
}

function rangeOf(node: ParsedNode): readonly [number, number] {
  return [node.range[0], node.range[1]];
}

function sizeOf(parts: readonly Read[]): Omit<Read, 'value'> {
  return parts.reduce((sum, part) => ({ size: sum.size + part.size, levels: Math.max(sum.levels, part.levels + 1) }), { size: 2, levels: 1 });
}

/** Sets an own property, whatever its name. */
function set(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
