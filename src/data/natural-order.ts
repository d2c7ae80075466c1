const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });

/** Things by their names, numbers in these by their size: `part-2` before `part-10`; the same on every machine. */
export function inNaturalOrder<T>(things: readonly T[], nameOf: (thing: T) => string): readonly T[] {
  return [...things].sort((one, other) => COLLATOR.compare(nameOf(one), nameOf(other)));
}
