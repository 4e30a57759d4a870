/** Things that have a name in common, by it, in the order in which they come. */
export function together<T>(things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const others = found.get(name);
    if (others) others.push(thing);
    else found.set(name, [thing]);
  }
  return found;
}
