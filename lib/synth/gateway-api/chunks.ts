/** The values in their order, as lists that hold as much as fits. */
export function chunks<Value>(values: readonly Value[], fits: (chunk: readonly Value[]) => boolean): Value[][] {
  return values.reduce<Value[][]>((all, value) => {
    const last = all.at(-1);
    return last && fits([...last, value]) ? [...all.slice(0, -1), [...last, value]] : [...all, [value]];
  }, []);
}
