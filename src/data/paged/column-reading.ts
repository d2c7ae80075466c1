import { chooseKind, correctKind, numberSpelling, type KindRequest } from '../choose-kind.ts';
import type { ColumnSample } from '../column-sample.ts';
import type { FormatHints } from '../infer-number-format.ts';
import { namedMissing } from '../missing.ts';
import { ParquetCodes } from '../parquet/codes-column.ts';
import { ParquetNumbers } from '../parquet/numbers-column.ts';
import type { ParquetBuilder } from '../parquet/parquet-builder.ts';
import { ParquetTexts } from '../parquet/text-column.ts';
import type { ReadOptions } from '../read-options.ts';
import { isSame, reconsiderFormat, respell } from '../reconsider-format.ts';
import type { ColumnKind } from '../schema.ts';
import type { Column } from '../table.ts';
import type { PagedColumn } from './paged-file.ts';

export interface ReadingOfColumn {
  readonly column: PagedColumn;
  readonly index: number;
  readonly name: string;
  readonly options: ReadOptions;
  readonly hints: FormatHints;
  /** Bytes of all columns, unpacked. */
  readonly plainBytes: number;
}

/**
 * How a column is read: as its first rows show, and once all have been seen and do not fit, as they show. What one time
 * through has shown holds for the next.
 */
export class ColumnReading {
  private kind: ColumnKind;
  private pass = 1;

  constructor(
    readonly of: ReadingOfColumn,
    public sample: ColumnSample,
  ) {
    this.kind = chooseKind(this.request());
  }

  /** A builder that makes room for so many rows at once. */
  createBuilder(rows: number): ParquetBuilder {
    const { kind } = this;
    const { index, name, column } = this.of;
    if (kind.store === 'codes') return new ParquetCodes(index, name, column.kind, kind, rows);
    if (kind.store === 'numbers') return new ParquetNumbers(index, name, column.kind, kind, rows);
    return new ParquetTexts(index, name, rows);
  }

  /** Whether cells have shown already, before the last of them, that the column has to be read again. */
  isHopeless(builder: ParquetBuilder): boolean {
    return builder instanceof ParquetCodes && builder.misfit() !== null;
  }

  /** Judges the column by all of its cells: whether it has to be read again, in another way. */
  judge(builder: ParquetBuilder): boolean {
    const misfit = builder.misfit();
    const other = this.reconsider(builder);
    const respelled = other !== null && !isSame(other, this.sample);
    this.sample = other ?? this.sample;
    if (!misfit && !respelled) return false;
    this.kind = correctKind(this.request(), this.kind, respelled ? 'format' : (misfit ?? 'other'), this.pass++);
    return true;
  }

  /** A column with all of its levels, under the format that they show. Its rows stay as they are. */
  respell(built: Column): Column {
    const { column, sample } = respell(built, this.sample, this.of.hints, this.of.options);
    const same = isSame(sample, this.sample);
    this.sample = sample;
    if (!same && this.kind.store === 'codes') {
      const { store, maxLevels } = this.kind;
      this.kind = { store, maxLevels, ...numberSpelling(sample) };
    }
    return column;
  }

  /** A column as it was built, with the spellings of missing that were named for it. */
  finish(built: Column): Column {
    const missingSpellings = namedMissing(this.of.options, this.of.name);
    return missingSpellings ? { ...built, missingSpellings } : built;
  }

  private reconsider(builder: ParquetBuilder): ColumnSample | null {
    const { name, hints } = this.of;
    if (!(builder instanceof ParquetNumbers) || this.pass > 1) return null;
    const { odd, provesDecimals } = builder;
    return reconsiderFormat(this.sample, { name, odd: [...odd], provesDecimals }, hints);
  }

  private request(): KindRequest {
    const { name, options, plainBytes } = this.of;
    return { name, sample: this.sample, options, fileSize: plainBytes };
  }
}
