import { cellReader } from './cell-number.ts';
import { numberSpelling } from './choose-kind.ts';
import { NUMERIC_SHARE, type ColumnSample } from './column-sample.ts';
import { chooseFormat, formatEvidence, type FormatHints } from './infer-number-format.ts';
import { missingTest } from './missing.ts';
import type { ReadOptions } from './read-options.ts';
import type { MissingTest } from './schema.ts';
import type { CodesColumn, Column, NumberSpelling } from './table.ts';

/** What the rows beyond the sample showed of a column of numbers. */
export interface LaterCells {
  readonly name: string;
  /** Spellings that are no numbers as the column was read. */
  readonly odd: readonly string[];
  /** A cell showed that the mark in doubt starts decimals. */
  readonly provesDecimals: boolean;
}

/**
 * The sample of a column of numbers in the light of all its cells: a doubt that a later cell resolved is gone, and where
 * cells do not fit, the format that fits them too is taken. Null when nothing is to change.
 */
export function reconsiderFormat(sample: ColumnSample, later: LaterCells, hints: FormatHints): ColumnSample | null {
  const { doubt, ...certain } = sample;
  if (later.odd.some((text) => /\d/.test(text))) {
    const evidence = formatEvidence(later.name, [...sample.witnesses, ...later.odd]);
    const chosen = chooseFormat(evidence, hints);
    if (chosen && !isSame(chosen, sample)) {
      const { numberFormat: _, ...rest } = certain;
      return { ...rest, ...chosen };
    }
  }
  return doubt?.reading === 'decimal' && later.provesDecimals ? certain : null;
}

/** Whether two spellings of numbers are the same. */
export function isSame(one: NumberSpelling, other: NumberSpelling): boolean {
  if (one.decimalMark !== other.decimalMark) return false;
  const { numberFormat: a } = one;
  const { numberFormat: b } = other;
  if (!a || !b) return a === b;
  return a.groupMark === b.groupMark && a.indian === b.indian && a.prefix === b.prefix && a.suffix === b.suffix;
}

/** What the levels of a dictionary show beyond the sample, by their own spelling of numbers. */
function laterLevels(column: CodesColumn, sample: ColumnSample, isMissing: MissingTest): LaterCells {
  const { name, levels } = column;
  const read = cellReader(column);
  const odd: string[] = [];
  let provesDecimals = false;
  for (const level of levels) {
    if (isMissing(level)) continue;
    if (Number.isNaN(read(level))) odd.push(level);
    else if (sample.doubt && !provesDecimals) {
      const at = level.trim().indexOf(sample.doubt.mark);
      provesDecimals = at >= 0 && level.trim().length - at !== 4;
    }
  }
  return { name, odd, provesDecimals };
}

/** A dictionary of numbers under the format that all its levels show; other columns as they are. */
export function respell(
  column: Column,
  sample: ColumnSample,
  hints: FormatHints,
  options: ReadOptions,
): { readonly column: Column; readonly sample: ColumnSample } {
  if (column.store !== 'codes' || sample.numbers < NUMERIC_SHARE * sample.filled) return { column, sample };
  const later = laterLevels(column, sample, missingTest(options, column.name));
  const other = reconsiderFormat(sample, later, hints);
  if (!other) return { column, sample };
  const { numberFormat: _, ...bare } = column;
  return { column: { ...bare, ...numberSpelling(other) }, sample: other };
}
