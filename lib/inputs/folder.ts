import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../kube/order';

/** The file in which the command records what it wrote into a folder; such a folder is output and not looked into. */
export const outputRecord = '.fairlead.json';

/** A file or folder that could not be looked at, and why. */
export interface Unreadable {
  readonly path: string;
  readonly error: NodeJS.ErrnoException;
}

/** What is below a folder. */
export interface FolderContents {
  /** The `*.yaml`, `*.yml` and `*.json` files, sorted by path. */
  readonly files: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** Whether the search was given up because there is too much. */
  readonly tooMany: boolean;
}

/**
 * Finds YAML and JSON files below a folder; not in `node_modules`, in hidden folders, nor twice in a circle of links, and in output on
 * demand alone.
 * Looks at so many files and folders at most.
 */
export function filesBelow(folder: string, intoOutput = false, most = 200_000): FolderContents {
  const files: string[] = [];
  const unreadable: Unreadable[] = [];
  const visited = new Set<string>();
  let left = most;

  const look = (path: string, isRoot: boolean) => {
    const { dev, ino } = statSync(path);
    if (visited.size === visited.add(`${dev}:${ino}`).size) return;
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
    left -= entries.length;
    if (left < 0 || (!isRoot && !intoOutput && entries.some(({ name }) => name === outputRecord))) return;
    for (const entry of entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')) {
      attempt(join(path, entry.name), entry);
    }
  };
  const attempt = (path: string, entry: Dirent) => {
    try {
      const kind = entry.isSymbolicLink() && (isData(path) || statSync(path).isDirectory()) ? statSync(path) : entry;
      if (kind.isDirectory()) look(path, false);
      else if (kind.isFile() && isData(path)) files.push(path);
    } catch (error) {
      unreadable.push({ path, error: error as NodeJS.ErrnoException });
    }
  };
  look(folder, true);
  return { files, unreadable, tooMany: left < 0 };
}

function isData(path: string): boolean {
  return /\.(?:yaml|yml|json)$/i.test(path);
}
