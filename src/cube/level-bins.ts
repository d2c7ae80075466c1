import { cellReader } from '../data/cell-number.ts';
import { missingIn } from '../data/missing.ts';
import type { CodesColumn } from '../data/table.ts';
import { BatchIntegers } from './growing.ts';
import { NO_SCORE, type ScoreBinner } from './score-bins.ts';

const UNKNOWN_BIN = 0xfffffffe;

/**
 * The bins of scores that are levels of a dictionary: each level is read once, when a row first has it, in however many batches
 * it comes.
 */
export class LevelBins {
  readonly #binner: ScoreBinner;
  #levels: readonly string[] = [];
  readonly #bins = new BatchIntegers();
  #binOf = new Uint32Array(0);

  constructor(binner: ScoreBinner) {
    this.#binner = binner;
  }

  /** The bin of every row of a batch, {@link NO_SCORE} where its level is no number; valid until the next batch. */
  bins(column: CodesColumn): Uint32Array {
    this.#meet(column.levels);
    const binOf = this.#binOf;
    const { codes } = column;
    const read = cellReader(column);
    const isMissing = missingIn(column);
    const bins = this.#bins.ofLength(codes.length);
    for (let row = 0; row < codes.length; row++) {
      let bin = binOf[codes[row]];
      if (bin === UNKNOWN_BIN) {
        const level = column.levels[codes[row]];
        bin = isMissing(level) ? NO_SCORE : this.#binner.bin(read(level));
        binOf[codes[row]] = bin;
      }
      bins[row] = bin;
    }
    this.#binner.check();
    return bins;
  }

  /** What is known of a level holds while it has the same code. */
  #meet(levels: readonly string[]): void {
    const former = this.#levels;
    if (levels === former) return;
    if (levels.length > this.#binOf.length) {
      const grown = new Uint32Array(Math.max(levels.length, this.#binOf.length * 2)).fill(UNKNOWN_BIN);
      grown.set(this.#binOf);
      this.#binOf = grown;
    }
    for (let code = 0; code < former.length; code++) {
      if (levels[code] !== former[code]) this.#binOf[code] = UNKNOWN_BIN;
    }
    this.#levels = levels;
  }
}
