import { FloatDictionary } from '../float-dictionary.ts';
import type { LineIndex } from '../line-index.ts';
import type { WholeNumbers } from '../table.ts';

/** Exact totals of numbers that come in batches. The sum is compensated (Neumaier), in the order of the rows. */
export class NumberTotals {
  #count = 0;
  #sum = 0;
  #lost = 0;
  #min = Infinity;
  #max = -Infinity;
  #whole = true;
  #increasing = true;
  #last = -Infinity;
  #negatives = 0;
  #firstNegative = -1;
  #negativeLine: number | null = null;
  #distinct: FloatDictionary | null = new FloatDictionary();
  #rowsOf = new Float64Array(1024);

  /** @param mostDistinct more distinct numbers than this are not kept */
  constructor(private readonly mostDistinct: number) {}

  /** Adds a batch; NaN is no number. `first`: the row of its first value, whose line `lines` knows. */
  add(values: Float64Array, first: number, lines: LineIndex | null): void {
    if (this.#distinct) this.#addDistinct(values, this.#distinct);
    let [count, sum, lost, min, max, last] = [this.#count, this.#sum, this.#lost, this.#min, this.#max, this.#last];
    let [whole, increasing] = [this.#whole, this.#increasing];
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (!(value > last)) increasing = false;
      if (value !== value) continue;
      last = value;
      count++;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
      if (value < min) min = value;
      if (value > max) max = value;
      if (whole && !Number.isInteger(value)) whole = false;
    }
    [this.#count, this.#sum, this.#lost, this.#min, this.#max, this.#last] = [count, sum, lost, min, max, last];
    [this.#whole, this.#increasing] = [whole, increasing];
    if (min < 0) this.#addNegatives(values, first, lines);
  }

  /** Whether there have been no more distinct numbers than are kept. */
  get countsDistinct(): boolean {
    return this.#distinct !== null;
  }

  finish(): WholeNumbers {
    const none = this.#count === 0;
    return {
      count: this.#count,
      min: none ? NaN : this.#min,
      max: none ? NaN : this.#max,
      mean: (this.#sum + this.#lost) / this.#count,
      wholeNumbers: this.#whole,
      increasing: this.#increasing,
      distinct: this.#distinct && this.#sorted(this.#distinct),
      mostDistinct: this.mostDistinct,
      negative: { rows: this.#negatives, first: this.#firstNegative, line: this.#negativeLine },
    };
  }

  #addNegatives(values: Float64Array, first: number, lines: LineIndex | null): void {
    for (let row = 0; row < values.length; row++) {
      if (!(values[row] < 0)) continue;
      if (this.#negatives++ > 0) continue;
      this.#firstNegative = first + row;
      this.#negativeLine = lines?.lineOf(first + row) ?? null;
    }
  }

  #addDistinct(values: Float64Array, distinct: FloatDictionary): void {
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (value !== value) continue;
      const code = distinct.code(value);
      if (code >= this.mostDistinct) {
        this.#distinct = null;
        this.#rowsOf = new Float64Array(0);
        return;
      }
      if (code >= this.#rowsOf.length) this.#growTo(code + 1);
      this.#rowsOf[code]++;
    }
  }

  #growTo(length: number): void {
    const grown = new Float64Array(Math.max(length, this.#rowsOf.length * 2));
    grown.set(this.#rowsOf);
    this.#rowsOf = grown;
  }

  #sorted(distinct: FloatDictionary): NonNullable<WholeNumbers['distinct']> {
    const values = distinct.values();
    const order = Uint32Array.from(values.keys()).sort((one, other) => values[one] - values[other]);
    return {
      values: Float64Array.from(order, (code) => values[code]),
      counts: Float64Array.from(order, (code) => this.#rowsOf[code]),
    };
  }
}
