/** Properties of a rule that are texts for people, or types of its view: nothing that is judged hangs on them. */
const texts = new Set(['summary', 'why', 'differs', 'sameAs', 'reads']);

/** Tells Stryker to leave them out: as no case could tell a good sentence from another, a mutant of it says nothing of the tests. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'rule-texts', value: { shouldIgnore } }];

function shouldIgnore(path) {
  const call = path.parentPath?.parentPath;
  const isText = path.isObjectProperty() && texts.has(path.node.key.name) && call?.isCallExpression() && call.node.callee.name === 'rule';
  return isText ? 'a text for people, which is read in review' : undefined;
}
