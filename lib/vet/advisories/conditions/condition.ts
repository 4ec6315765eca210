import type { Path } from '../../../diagnostics/finding';
import type { Mesh } from '../../../mesh/mesh';
import type { View } from '../../view';
import type { Bulletin } from '../bulletin';
import type { IstioVersion } from '../istio-version';
import type { Settings } from '../settings';
import type { AnyDocument } from '../versions/versions-in';

/** A way in which a configuration uses what a bulletin is about. */
export interface Use {
  /** Absent where it is so by default, and nobody says otherwise. */
  readonly place?: { readonly on: AnyDocument; readonly path: Path };
  /** What it has to do with the bulletin: lower case, no full stop, names in backticks. */
  readonly message: string;
}

/** Why it cannot be told whether a configuration uses it, where nothing is found that does. */
export interface Doubt {
  readonly doubt: string;
}

/** What can be looked at to answer. */
export interface Given {
  readonly mesh: Mesh;
  readonly view: View;
  readonly settings: Settings;
  /** Those of the versions that the bulletin is about. */
  readonly affected: readonly IstioVersion[];
}

/** Tells whether a configuration uses what a bulletin is about. */
export interface Condition {
  readonly id: Bulletin['id'];
  /** The kinds in which it finds what it looks for, with their API groups: where one could not be read, «nothing was found» is no answer. */
  readonly reads: readonly string[];
  /** What must have been given for «nothing was found» to be an answer. */
  readonly needs: 'configuration' | 'installation' | 'meshConfig';
  /** Every use, and every doubt; takes no document to have a shape, and does not throw. */
  readonly uses: (given: Given) => Iterable<Use | Doubt>;
}

/** A use at a place of a document. */
export function useAt(on: AnyDocument, path: Path, message: string): Use {
  return { place: { on, path }, message };
}
