/** Sums that lie side by side in arrays of equal length, by name. */
export type SumsRecord<Key extends string = string> = Readonly<Record<Key, Float64Array>>;

/** A record with every entry changed in the same way. */
export function mapSums<Key extends string, From, To>(
  sums: Readonly<Record<Key, From>>,
  change: (each: From, key: Key) => To,
): Record<Key, To> {
  const entries = Object.entries(sums) as [Key, From][];
  return Object.fromEntries(entries.map(([key, each]) => [key, change(each, key)])) as Record<Key, To>;
}

/** The place of one number in every array of a record of sums. */
export function sumsAt<Key extends string>(sums: SumsRecord<Key>, index: number): Record<Key, number> {
  return mapSums(sums, (values) => values[index]);
}

/** A stretch of every array of a record of sums, as plain lists. */
export function sumsBetween<Key extends string>(
  sums: SumsRecord<Key>,
  from: number,
  to: number,
): Record<Key, readonly number[]> {
  return mapSums(sums, (values) => [...values.subarray(from, to)]);
}
