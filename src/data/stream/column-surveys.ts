import { CellLineList } from '../cell-lines.ts';
import { cellReader } from '../cell-number.ts';
import { growFloats, nextCapacity } from '../grow.ts';
import type { LineIndex } from '../line-index.ts';
import { missingIn } from '../missing.ts';
import type { CodeArray, CodesColumn, Column, NumbersColumn, TextColumn } from '../table.ts';
import { NumberTotals } from './number-totals.ts';
import { SampleCells } from './sample-cells.ts';

/** Gathers what is kept of one column, batch by batch: totals of all rows, and the cells of some. */
export interface ColumnSurvey<Kind extends Column = Column> {
  /** @param first the row of the batch's first cell */
  add(batch: Kind, first: number, lines: LineIndex | null, picked: Uint32Array): void;
  /** Leaves of the sampled cells those at some places. */
  keep(places: Uint32Array): void;
  /** The sampled cells, under what is known of all. */
  finish(): Kind;
  /** The lines of its first cells that are neither a number nor missing, where it is a column of codes. */
  readonly oddLines: CellLineList;
  readonly name: string;
  /** Whether all its distinct numbers have been counted so far; true where they are levels, or none. */
  readonly countsDistinct: boolean;
}

/** @param mostDistinct more distinct numbers of a column stored as numbers than this are not kept */
export function surveyOf(column: Column, mostDistinct: number): ColumnSurvey {
  switch (column.store) {
    case 'codes':
      return new CodesSurvey(column) as ColumnSurvey;
    case 'numbers':
      return new NumbersSurvey(column, mostDistinct) as ColumnSurvey;
    case 'text':
      return new TextSurvey(column) as ColumnSurvey;
  }
}

class CodesSurvey implements ColumnSurvey<CodesColumn> {
  readonly oddLines = new CellLineList();
  readonly name: string;
  readonly countsDistinct = true;
  #latest: CodesColumn;
  #counts = new Float64Array(16);
  #firstRows = new Float64Array(16);
  #firstLines = new Float64Array(16);
  #hasLines = false;
  /** 1 for a level that is neither a number nor missing. */
  #odd = new Float64Array(16);
  #levels = 0;
  #anyOdd = false;
  readonly #cells: SampleCells<CodeArray>;

  constructor(like: CodesColumn) {
    this.name = like.name;
    this.#latest = like;
    this.#cells = new SampleCells<CodeArray>(like.codes);
  }

  add(batch: CodesColumn, first: number, lines: LineIndex | null, picked: Uint32Array): void {
    this.#latest = batch;
    this.#meetLevels(batch);
    const { codes } = batch;
    if (this.#tellsAll(batch)) this.#addCounts(batch.counts);
    else this.#count(codes, first, lines);
    if (lines && this.#anyOdd) this.#listOdd(codes, first, lines);
    this.#cells.add(codes, picked);
  }

  keep(places: Uint32Array): void {
    this.#cells.keep(places);
  }

  finish(): CodesColumn {
    const { length } = this.#latest.levels;
    return {
      ...this.#latest,
      codes: this.#cells.take(),
      levels: this.#latest.levels.slice(),
      counts: this.#counts.slice(0, length),
      whole: {
        firstRows: this.#firstRows.slice(0, length),
        firstLines: this.#hasLines ? this.#firstLines.slice(0, length) : null,
      },
    };
  }

  /** Whether a batch's counts are those of its own rows, and all its levels have been met. */
  #tellsAll({ codes, counts }: CodesColumn): boolean {
    const met = this.#counts;
    let rows = 0;
    for (let code = 0; code < counts.length; code++) {
      if (counts[code] > 0 && met[code] === 0) return false;
      rows += counts[code];
    }
    return rows === codes.length;
  }

  #addCounts(counts: Float64Array): void {
    const total = this.#counts;
    for (let code = 0; code < counts.length; code++) total[code] += counts[code];
  }

  #count(codes: CodeArray, first: number, lines: LineIndex | null): void {
    const counts = this.#counts;
    for (let row = 0; row < codes.length; row++) {
      if (counts[codes[row]]++ === 0) this.#meet(codes[row], first + row, lines);
    }
  }

  #meetLevels(batch: CodesColumn): void {
    const { levels } = batch;
    if (levels.length > this.#counts.length) this.#growTo(levels.length);
    if (levels.length === this.#levels || this.oddLines.isFull) return;
    const read = cellReader(batch);
    const isMissing = missingIn(batch);
    for (let code = this.#levels; code < levels.length; code++) {
      if (isMissing(levels[code]) || !Number.isNaN(read(levels[code]))) continue;
      this.#odd[code] = 1;
      this.#anyOdd = true;
    }
    this.#levels = levels.length;
  }

  #growTo(levels: number): void {
    const capacity = nextCapacity(this.#counts.length * 1.6, levels);
    this.#counts = growFloats(this.#counts, capacity);
    this.#firstRows = growFloats(this.#firstRows, capacity);
    this.#firstLines = growFloats(this.#firstLines, capacity);
    this.#odd = growFloats(this.#odd, capacity);
  }

  #meet(code: number, row: number, lines: LineIndex | null): void {
    this.#firstRows[code] = row;
    if (!lines) return;
    this.#hasLines = true;
    this.#firstLines[code] = lines.lineOf(row);
  }

  #listOdd(codes: CodeArray, first: number, lines: LineIndex): void {
    const odd = this.#odd;
    for (let row = 0; row < codes.length && !this.oddLines.isFull; row++) {
      if (odd[codes[row]] === 1) this.oddLines.addRow(first + row, lines);
    }
  }
}

class NumbersSurvey implements ColumnSurvey<NumbersColumn> {
  readonly oddLines = new CellLineList();
  readonly name: string;
  #latest: NumbersColumn;
  readonly #totals: NumberTotals;
  readonly #cells: SampleCells<Float64Array>;
  readonly #missing = new Map<string, number>();
  readonly #unreadableLines = new CellLineList();
  #unreadable = 0;

  constructor(like: NumbersColumn, mostDistinct: number) {
    this.name = like.name;
    this.#latest = like;
    this.#totals = new NumberTotals(mostDistinct);
    this.#cells = new SampleCells(like.values);
  }

  get countsDistinct(): boolean {
    return this.#totals.countsDistinct;
  }

  add(batch: NumbersColumn, first: number, lines: LineIndex | null, picked: Uint32Array): void {
    this.#latest = batch;
    this.#totals.add(batch.values, first, lines);
    for (const [spelling, count] of batch.missing) {
      this.#missing.set(spelling, (this.#missing.get(spelling) ?? 0) + count);
    }
    this.#unreadable += batch.unreadable.count;
    this.#unreadableLines.addAll(batch.unreadable);
    this.#cells.add(batch.values, picked);
  }

  keep(places: Uint32Array): void {
    this.#cells.keep(places);
  }

  finish(): NumbersColumn {
    return {
      ...this.#latest,
      values: this.#cells.take(),
      missing: this.#missing,
      unreadable: { count: this.#unreadable, ...this.#unreadableLines.list() },
      whole: this.#totals.finish(),
    };
  }
}

class TextSurvey implements ColumnSurvey<TextColumn> {
  readonly oddLines = new CellLineList();
  readonly name: string;
  readonly countsDistinct = true;
  #latest: TextColumn;
  readonly #starts: SampleCells<Float64Array>;
  readonly #lengths: SampleCells<Uint32Array>;
  #blanks = 0;

  constructor(like: TextColumn) {
    this.name = like.name;
    this.#latest = like;
    this.#starts = new SampleCells(like.starts);
    this.#lengths = new SampleCells(like.lengths);
  }

  add(batch: TextColumn, _first: number, _lines: LineIndex | null, picked: Uint32Array): void {
    this.#latest = batch;
    this.#blanks += batch.blanks;
    this.#starts.add(batch.starts, picked);
    this.#lengths.add(batch.lengths, picked);
  }

  keep(places: Uint32Array): void {
    this.#starts.keep(places);
    this.#lengths.keep(places);
  }

  finish(): TextColumn {
    return { ...this.#latest, starts: this.#starts.take(), lengths: this.#lengths.take(), blanks: this.#blanks };
  }
}
