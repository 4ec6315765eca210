/** Judges a value at a path of a resource and adds what is wrong as `path: message`. */
export type Check = (value: unknown, path: string, errors: string[]) => void;

/** Runs all of several checks. */
export function checkAll(checks: readonly Check[]): Check {
  return (value, path, errors) => {
    for (const check of checks) check(value, path, errors);
  };
}

/** Path of a named field of the object at a path; the resource itself is at ''. */
export function fieldPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
