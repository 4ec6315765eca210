import { hasField } from '../is-record';
import type { Expression, Macro } from './expression';
import { functions } from './functions';
import { keysOrItems, macros } from './macros';
import { isMap, RuleError } from './values';

/** Values of the variables by their slots; `self` has the first. */
type Slots = unknown[];
type Evaluate = (slots: Slots) => unknown;

/**
 * The value of an expression for `self`; throws a `RuleError` where it cannot be computed.
 * An expression with a name that is not known here is thrown when it is compiled.
 */
export function compileExpression(expression: Expression): (self: unknown) => unknown {
  const evaluate = compile(expression, ['self']);
  return (self) => evaluate([self]);
}

function compile(expression: Expression, variables: readonly string[]): Evaluate {
  switch (expression[0]) {
    case 'value': return constant(expression[1]);
    case 'emptyMap': return constant({});
    case 'variable': return variable(expression[1], variables);
    case 'list': return list(expression.slice(1) as Expression[], variables);
    case 'field': return field(compile(expression[1], variables), expression[2]);
    case 'has': return has(compile(expression[1], variables), expression[2]);
    case 'macro': return macro(expression, variables);
    case 'call': return call(expression[1], (expression.slice(2) as Expression[]).map((each) => compile(each, variables)));
  }
}

function constant(value: unknown): Evaluate {
  return () => value;
}

function variable(name: string, variables: readonly string[]): Evaluate {
  const slot = variables.lastIndexOf(name);
  if (slot < 0) throw new Error(`the variable \`${name}\` is not known`);
  return (slots) => slots[slot];
}

function list(items: readonly Expression[], variables: readonly string[]): Evaluate {
  const all = items.map((item) => compile(item, variables));
  return (slots) => all.map((item) => item(slots));
}

function field(operand: Evaluate, name: string): Evaluate {
  return (slots) => {
    const map = operand(slots);
    if (isMap(map) && hasField(map, name)) return map[name];
    throw new RuleError(`there is no \`${name}\``);
  };
}

function has(operand: Evaluate, name: string): Evaluate {
  return (slots) => {
    const map = operand(slots);
    if (isMap(map)) return hasField(map, name);
    throw new RuleError(`\`${name}\` is asked of what has no fields`);
  };
}

function macro([, name, range, key, body]: readonly ['macro', Macro, Expression, string, Expression], variables: readonly string[]): Evaluate {
  const inRange = compile(range, variables);
  const holds = compile(body, [...variables, key]);
  const slot = variables.length;
  const run = macros[name];
  return (slots) => run(keysOrItems(inRange(slots)), (item) => {
    slots[slot] = item;
    return holds(slots);
  });
}

function call(name: string, operands: readonly Evaluate[]): Evaluate {
  const [first, second, third] = operands as [Evaluate, Evaluate, Evaluate];
  switch (name) {
    case '_?_:_': return (slots) => (truth(first(slots)) ? second(slots) : third(slots));
    case '_&&_': return decidedBy(false, first, second);
    case '_||_': return decidedBy(true, first, second);
  }
  if (!Object.hasOwn(functions, name)) throw new Error(`the function \`${name}\` is not known`);
  const apply = functions[name]!;
  if (operands.length === 1) return (slots) => apply(first(slots), undefined, undefined);
  if (operands.length === 2) return (slots) => apply(first(slots), second(slots), undefined);
  return (slots) => apply(first(slots), second(slots), third(slots));
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new RuleError('a condition is no boolean');
  return value;
}

/** `&&` and `||`: the side that decides does so even where the other one cannot be computed. */
function decidedBy(decisive: boolean, left: Evaluate, right: Evaluate): Evaluate {
  return (slots) => {
    let failure: unknown;
    try {
      if (truth(left(slots)) === decisive) return decisive;
    } catch (error) {
      failure = error;
    }
    if (truth(right(slots)) === decisive) return decisive;
    if (failure !== undefined) throw failure;
    return !decisive;
  };
}
