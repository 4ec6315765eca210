import { parse } from '@bufbuild/cel';
import type { Expression, Macro } from '../../lib/structure/cel/expression';
import type * as structure from '../../lib/structure/schema';
import type { Rule } from './schema';

type Parsed = ReturnType<typeof parse>['expr'];
type Kind<Case> = Extract<Parsed['exprKind'], { case: Case }>['value'];

/** A rule with its CEL parsed; what a new document cannot be judged by, or what is not compiled here, is thrown. */
export function parseRule({ rule, message, ...rest }: Rule): structure.Rule {
  // a transition rule compares with the stored object, which a new resource does not have
  const unknown = [...Object.keys(rest), ...(/\boldSelf\b/.test(rule) ? ['oldSelf'] : [])];
  if (unknown.length > 0) throw new Error(`\`${unknown.join('`, `')}\` of the rule \`${rule}\` cannot be judged`);
  return { message, rule: parseExpression(rule) };
}

/** A CEL text as the structures hold it. */
export function parseExpression(text: string): Expression {
  return expression(parse(text).expr);
}

function expression({ exprKind }: Parsed): Expression {
  switch (exprKind.case) {
    case 'constExpr': return ['value', constant(exprKind.value)];
    case 'identExpr': return ['variable', exprKind.value.name];
    case 'selectExpr': return [exprKind.value.testOnly ? 'has' : 'field', expression(exprKind.value.operand!), fieldName(exprKind.value.field)];
    case 'listExpr': return ['list', ...exprKind.value.elements.map(expression)];
    case 'callExpr': return call(exprKind.value);
    case 'comprehensionExpr': return macro(exprKind.value);
    case 'structExpr': if (exprKind.value.entries.length === 0 && exprKind.value.messageName === '') return ['emptyMap'];
  }
  throw new Error(`CEL's \`${exprKind.case}\` cannot be judged`);
}

/** A field that is named as a word of CEL stands between underscores: `__namespace__`. */
function fieldName(written: string): string {
  return /^__([a-z]+)__$/.exec(written)?.[1] ?? written;
}

function constant({ constantKind }: Kind<'constExpr'>): boolean | number | string {
  switch (constantKind.case) {
    case 'boolValue': case 'stringValue': return constantKind.value;
    case 'int64Value': return Number(constantKind.value);
    default: throw new Error(`CEL's \`${constantKind.case}\` cannot be judged`);
  }
}

function call({ function: name, target, args }: Kind<'callExpr'>): Expression {
  return ['call', name, ...(target ? [target, ...args] : args).map(expression)];
}

/** A parser writes macros out as loops; each has a loop of its own. */
function macro({ iterVar, iterRange, accuInit, loopStep }: Kind<'comprehensionExpr'>): Expression {
  const [start, step] = [expression(accuInit!), expression(loopStep!)];
  const found = macros.find(({ from, by }) => JSON.stringify(start) === JSON.stringify(from) && step[0] === 'call' && step[1] === by);
  if (!found) throw new Error('this loop of CEL cannot be judged');
  return ['macro', found.macro, expression(iterRange!), iterVar, step[found.body] as Expression];
}

/** How each macro starts, what it takes each item by, and where in that its condition stands. */
const macros: readonly { readonly macro: Macro; readonly from: Expression; readonly by: string; readonly body: number }[] = [
  { macro: 'all', from: ['value', true], by: '_&&_', body: 3 },
  { macro: 'exists', from: ['value', false], by: '_||_', body: 3 },
  { macro: 'exists_one', from: ['value', 0], by: '_?_:_', body: 2 },
  { macro: 'filter', from: ['list'], by: '_?_:_', body: 2 },
];
