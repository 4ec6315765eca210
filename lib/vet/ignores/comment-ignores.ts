import type { Location } from '../../diagnostics/finding';
import type { Resource } from '../../kube/resource';
import type { Ignores } from './ignore';
import { ignoreLine, together } from './ignore-line';

/** The word by which a comment says that a finding is to be ignored. */
export const ignoreWord = 'fairlead-ignore';

/** A comment in the document of a resource, with its `#`. */
export interface CommentOn {
  readonly on: Resource;
  readonly text: string;
  readonly location: Location;
}

/** Reads comments such as `# fairlead-ignore gateway-not-found until 2027-06-30: it comes with the next release`; others say nothing. */
export function commentIgnores(comments: readonly CommentOn[]): Ignores {
  return together(comments.flatMap(({ on, text, location }) => {
    const line = text.replace(/^#+\s*/, '');
    if (!line.startsWith(ignoreWord) || /^[\w-]/.test(line.slice(ignoreWord.length))) return [];
    return ignoreLine(line.slice(ignoreWord.length), { on, path: [], location }, (rest) => `\`# ${ignoreWord} ${rest}\``);
  }));
}
