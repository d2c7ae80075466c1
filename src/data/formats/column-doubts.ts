import { correctKind, numberSpelling, type KindRequest } from '../choose-kind.ts';
import type { ColumnSample } from '../column-sample.ts';
import type { FormatHints } from '../infer-number-format.ts';
import type { ReadOptions } from '../read-options.ts';
import { isSame, reconsiderFormat, respell } from '../reconsider-format.ts';
import type { ColumnKind, Misfit } from '../schema.ts';
import type { CodesColumn, Column } from '../table.ts';

export interface DoubtedColumn {
  readonly index: number;
  readonly name: string;
  readonly options: ReadOptions;
  readonly hints: FormatHints;
  /** Bytes of the whole file. */
  readonly fileSize: number;
}

/** What a reader has seen so far of a column of numbers. */
export interface SeenNumbers {
  readonly odd: readonly string[];
  readonly provesDecimals: boolean;
}

/** A dictionary of numbers is looked at again when it has grown by so much. */
const GROWTH = 1.25;

/**
 * How one column of delimited text is read while it streams: as its first rows show, until later ones show otherwise. What
 * one time through has shown holds for the next, and what a whole one did not contradict is not doubted again.
 */
export class ColumnDoubts {
  sample: ColumnSample;
  private proven = false;
  /** How often it has been read in another way before, and once more. */
  private pass = 1;
  /** Spellings that were no numbers in one of the formats that were tried. */
  private readonly odd = new Set<string>();
  private decimalsProven = false;
  private levelsSeen = 0;

  constructor(
    private readonly of: DoubtedColumn,
    private readonly first: ColumnSample,
    public kind: ColumnKind,
  ) {
    this.sample = first;
  }

  get isProven(): boolean {
    return this.proven;
  }

  /** Looks at what cells have shown of numbers; whether they are written in another way than they are read. */
  seeNumbers({ odd, provesDecimals }: SeenNumbers): boolean {
    const { size } = this.odd;
    for (const spelling of odd) this.odd.add(spelling);
    const news = this.odd.size > size || (provesDecimals && !this.decimalsProven);
    if (this.proven || !news) return false;
    this.decimalsProven ||= provesDecimals;
    const { first } = this;
    const later = { name: this.of.name, odd: [...this.odd], provesDecimals: this.decimalsProven };
    this.sample = reconsiderFormat(first, later, this.of.hints) ?? first;
    if (this.kind.store !== 'numbers' || isSame(this.sample, this.kind)) return false;
    this.kind = correctKind(this.request(), this.kind, 'format', 1);
    this.pass = 2;
    return true;
  }

  /** The same of a dictionary's levels; `final` when there will be no more of them. */
  seeLevels(column: CodesColumn, final: boolean): boolean {
    const { length } = column.levels;
    if (this.proven || this.kind.store !== 'codes') return false;
    if (length < (final ? this.levelsSeen + 1 : this.levelsSeen * GROWTH + 1)) return false;
    this.levelsSeen = length;
    const { numberFormat: _, ...bare } = column;
    const asFirst: Column = { ...bare, ...numberSpelling(this.first) };
    const { sample } = respell(asFirst, this.first, this.of.hints, this.of.options);
    this.sample = sample;
    if (isSame(sample, this.kind)) return false;
    const { store, maxLevels } = this.kind;
    this.kind = { store, maxLevels, ...numberSpelling(sample) };
    return true;
  }

  /** Takes the kind that fits better than the one it was read under. */
  correct(better: Misfit['better']): void {
    this.kind = correctKind(this.request(), this.kind, better, this.pass);
    this.pass++;
  }

  /** All rows have been read, and nothing spoke against it. */
  prove(): void {
    this.proven = true;
  }

  private request(): KindRequest {
    const { name, options, fileSize } = this.of;
    return { name, sample: this.sample, options, fileSize };
  }
}
