/** One thing that a policy holds, in CEL. */
export interface Check extends Faults {
  /** The variable that holds what is wrong. */
  readonly name: string;
  /** What the API server says: what is wrong (`said` in CEL), what is allowed, and who can change it. */
  readonly message: (said: string) => string;
  /** What it says where that would be too long. */
  readonly brief: string;
}

/** Faults in CEL: lists of texts, since CEL cannot flatten them. */
export interface Faults {
  /** Those of the object as it is to be. */
  readonly now: string;
  /** Those that are let pass, so that objects that stood before the guard stay usable. */
  readonly before: string;
}

/** The faults that an object has and its former self had not; `faults` tells those of an object by its name. */
export function since(faults: (object: string) => string, object = 'object', former = 'oldObject'): Faults {
  return { now: faults(object), before: `request.operation == 'UPDATE' ? ${faults(former)} : []` };
}

/** One fault, unless the spec is the same as before. */
export function whereChanged(fault: string): Faults {
  return { now: `[[${fault}]]`, before: `request.operation == 'UPDATE' && object.?spec == oldObject.?spec ? [[${fault}]] : []` };
}

/** The variables of a check; what is the same as before is not gone through, so that large objects stay within what CEL may cost. */
export function variablesOf({ name, now, before }: Check): { readonly name: string; readonly expression: string }[] {
  const [is, was] = [`variables.${name}Now`, `variables.${name}Before`];
  return [
    { name: `${name}Before`, expression: before },
    { name: `${name}Now`, expression: now },
    { name, expression: `${is} == ${was} ? [] : ${is}.map(some, some.filter(fault, !${was}.exists(old, fault in old))).filter(some, some.size() > 0)` },
  ];
}

/** The validation of a check. */
export function validationOf({ name, message, brief }: Check): object {
  return {
    expression: `variables.${name}.size() == 0`,
    messageExpression: message(`variables.${name}.map(some, some.join(', ')).join(', ')`),
    message: brief,
    reason: 'Forbidden',
  };
}
