import type { Location } from './finding';

/** The way of a program to the place where something is made. */
export interface Trace {
  /** As V8 writes it, the innermost call first; written out when it is first asked for. */
  readonly stack: string;
  /** The classes of what is made, the narrowest first: their constructors are no places that make it. */
  readonly classes: readonly string[];
}

interface Frame {
  readonly called: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** As many calls as lie between a line of a program and a resource that a construct of a library makes of it. */
const deepest = 50;

/** Remembers where an object is being made. */
export function traceOf(made: object): Trace {
  const trace = { stack: '', classes: classesOf(made) };
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = deepest;
  Error.captureStackTrace(trace, traceOf);
  Error.stackTraceLimit = stackTraceLimit;
  return trace;
}

function classesOf(made: object): string[] {
  const type = Object.getPrototypeOf(made) as object | null;
  return type ? [type.constructor.name, ...classesOf(type)] : [];
}

/** The line of a person's own code that made it: what is foreign, a package or of Node itself is passed over. */
export function locationOf({ stack, classes }: Trace, isForeign: (file: string) => boolean): Location | undefined {
  const frames = stack.split('\n').flatMap(frameOf);
  const constructors = new Set(classes.map((name) => `new ${name}`));
  const last = frames.map(({ called }) => constructors.has(called)).lastIndexOf(true);
  const frame = frames.slice(last + 1).find(({ file }) => !isForeign(file) && !isOfPackage(file));
  return frame && { file: frame.file, line: frame.line, column: frame.column, endLine: frame.line, endColumn: frame.column + 1 };
}

/** `    at new Shop (/app/shop.ts:12:3)`, `    at /app/shop.ts:12:3`; the file may be a URL. */
function frameOf(text: string): Frame[] {
  const match = /^\s+at (?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/.exec(text);
  if (!match) return [];
  const [, called = '', file = '', line, column] = match;
  return [{ called, file: file.replace(/^file:\/\//, ''), line: Number(line), column: Number(column) }];
}

/** Whether a file is none of the program: of a package, or of Node, which has no folders. */
function isOfPackage(file: string): boolean {
  return file.startsWith('node:') || /[\\/]node_modules[\\/]/.test(file) || !/[\\/]/.test(file);
}
