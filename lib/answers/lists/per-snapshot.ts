/**
 * Makes a value on the first question of a snapshot and keeps it as long as the snapshot: lists need the same
 * rows each time they are asked.
 */
export function perSnapshot<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const kept = known.get(key) ?? { value: make(key) };
    known.set(key, kept);
    return kept.value;
  };
}
