/** Remembers what was made for a key, so that it is made once. */
export function oncePerKey<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = made.get(key);
    if (found) return found.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
