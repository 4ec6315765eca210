/** Properties of a rule that are texts for people, or types of its view: nothing that is judged hangs on them. */
const texts = new Set(['summary', 'why', 'differs', 'sameAs', 'reads']);

/** Tells Stryker to leave them out: as no case could tell a good sentence from another, a mutant of it says nothing of the tests. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'rule-texts', value: { shouldIgnore } }];

function shouldIgnore(path) {
  return path.isObjectProperty() && texts.has(path.node.key.name) && isRule(path.parentPath.parentPath) ? 'a text for people, which is read in review' : undefined;
}

/** Whether it is `rule(…)`, or a variable of the type `RuleEntry`. */
function isRule(path) {
  if (path.isCallExpression()) return path.node.callee.name === 'rule';
  return path.isVariableDeclarator() && path.node.id.typeAnnotation?.typeAnnotation.typeName?.name === 'RuleEntry';
}
