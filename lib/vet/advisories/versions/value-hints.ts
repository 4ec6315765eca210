import type { Path } from '../../../diagnostics/finding';
import { text } from '../../../kube/text';
import { valueAt } from '../../../kube/value-at';
import { valueTrees } from '../value-trees';
import type { Hint } from './hint';
import { istioTag } from './image-hints';

const tags: readonly Path[] = [['tag'], ['global', 'tag'], ['pilot', 'tag'], ['cni', 'tag'], ['ztunnel', 'tag']];
const images: readonly Path[] = [
  ['image'], ['pilot', 'image'], ['cni', 'image'], ['ztunnel', 'image'], ['global', 'proxy', 'image'], ['global', 'proxy_init', 'image'],
];

/** The tags in the values of Istio's charts, wherever these stand. */
export function* valueHints(document: Readonly<Record<string, unknown>>): Iterable<Hint> {
  for (const { value, path, within } of valueTrees(document)) {
    const place = (at: Path) => within ?? [...path, ...at];
    for (const at of tags) {
      const tag = text(valueAt(value, at));
      if (tag !== undefined) yield { path: place(at), text: tag, by: 'values' };
    }
    for (const at of images) {
      // a name without a tag is completed with `global.tag`
      const image = text(valueAt(value, at));
      const tag = image?.includes('/') ? istioTag(image) : undefined;
      if (tag !== undefined) yield { path: place(at), text: tag, by: 'values' };
    }
  }
}
