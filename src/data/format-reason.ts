import type { NumberDoubt } from './infer-number-format.ts';
import type { NumberFormat } from './number-format.ts';
import type { TypeReason } from './profile.ts';

/** How a column's numbers are written, as far as there is something to say of it. */
export interface WrittenNumbers {
  readonly numberFormat?: NumberFormat;
  readonly doubt?: NumberDoubt;
}

/** The part of a reason that says how numbers were read: grouped, percentages, amounts; or of two readings, which. */
export function formatReason({ numberFormat, doubt }: WrittenNumbers): TypeReason | null {
  if (doubt) {
    const { mark, reading, because } = doubt;
    return { code: 'doubtful-numbers', facts: { mark, reading, because } };
  }
  if (!numberFormat) return null;
  const { decimalMark, groupMark, indian, prefix, suffix } = numberFormat;
  return { code: 'formatted-numbers', facts: { decimalMark, groupMark, indian: indian ? 1 : 0, prefix, suffix } };
}
