import type { AuditedOutput } from '../outputs.ts';

/** Values that say no: `0`, `false`, `not toxic`, `NOT_BAD`, `neutral`. */
const NEGATIVE =
  /^(?:0(?:\.0*)?|-1|f|n|false|no|none|non.*|not.*|neutral|benign|normal|ok|okay|good|clean|safe|acceptable|harmless|negative)$/i;
/** Values that say yes where their opposite does not speak for itself. */
const POSITIVE = /^(?:1(?:\.0*)?|t|y|true|yes|positive|toxic|bad|hate.*|offensive|abusive|harmful|unsafe)$/i;
/** Names that begin with the same letters mean the same: `toxic`, `toxicity`. */
const STEM = 4;
/** Not known. */
const UNKNOWN = 2;

/**
 * A column as labels: 1, 0, or 2 where it is empty. Null where it has not exactly two values, or where they do not say which of
 * them is the positive one.
 */
export function labelsOf(values: readonly string[]): Uint8Array | null {
  const distinct = new Set<string>();
  for (const value of values) {
    const trimmed = value.trim();
    if (trimmed !== '') distinct.add(trimmed);
    if (distinct.size > 2) return null;
  }
  if (distinct.size !== 2) return null;
  const negatives = [...distinct].filter((value) => NEGATIVE.test(value));
  if (negatives.length !== 1) return null;
  const [positive] = [...distinct].filter((value) => value !== negatives[0]);
  if (!POSITIVE.test(positive) && !/^(?:non|not)/i.test(negatives[0])) return null;
  return Uint8Array.from(values, (value) => {
    const trimmed = value.trim();
    return trimmed === '' ? UNKNOWN : trimmed === negatives[0] ? 0 : 1;
  });
}

/**
 * The label column that means what an output does, by its name. Where none is called so, the first one for an output that finds
 * abuse, since abuse goes by many names; none for any other.
 */
export function columnFor<T extends { readonly name: string }>(
  columns: readonly T[],
  { name, findsAbuse }: Pick<AuditedOutput, 'name' | 'findsAbuse'>,
): T | null {
  const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}]/gu, '');
  const wanted = plain(name);
  const stem = wanted.slice(0, STEM);
  const alike =
    columns.find((column) => plain(column.name) === wanted) ??
    columns.find((column) => stem.length === STEM && plain(column.name).startsWith(stem));
  return alike ?? (findsAbuse ? (columns[0] ?? null) : null);
}
