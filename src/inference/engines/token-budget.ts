/** Bounds of what is tried, in tokens of a padded batch, and where to begin. */
export interface BudgetBounds {
  readonly start: number;
  readonly least: number;
  readonly most: number;
}

/** Batches that are timed before the next budget is tried; the first of a budget warms up and is not counted. */
const BATCHES_A_TRIAL = 4;
/** A budget that is larger or smaller must be faster by so much to be kept. */
const GAIN = 1.05;

/**
 * How many tokens a batch should hold, learnt from how fast batches are: it is doubled while that pays, halved while that
 * pays, and then left alone. Batches that are not full tell nothing of it and are not counted.
 */
export class TokenBudget {
  readonly #bounds: BudgetBounds;
  #cells: number;
  #best = { cells: 0, pace: 0 };
  #direction: 'up' | 'down' | 'settled' = 'up';
  #trial = { batches: 0, cells: 0, time: 0 };

  constructor(bounds: BudgetBounds) {
    this.#bounds = bounds;
    this.#cells = bounds.start;
    this.#best = { cells: bounds.start, pace: 0 };
  }

  get cells(): number {
    return this.#cells;
  }

  /** Takes in how long a batch of so many padded tokens took, in milliseconds. */
  observe(cells: number, time: number): void {
    if (this.#direction === 'settled' || cells * 2 <= this.#cells || cells > this.#cells || time <= 0) return;
    const trial = this.#trial;
    if (trial.batches++ === 0) return;
    trial.cells += cells;
    trial.time += time;
    if (trial.batches > BATCHES_A_TRIAL) this.#conclude(trial.cells / trial.time);
  }

  #conclude(pace: number): void {
    const first = this.#best.pace === 0;
    const better = first || pace > this.#best.pace * GAIN;
    if (better) this.#best = { cells: this.#cells, pace };
    if (!better && this.#direction === 'up' && this.#best.cells === this.#bounds.start) this.#direction = 'down';
    else if (!better) this.#direction = 'settled';
    this.#trial = { batches: 0, cells: 0, time: 0 };
    const next = this.#direction === 'up' ? this.#best.cells * 2 : this.#best.cells / 2;
    const possible = this.#direction !== 'settled' && next >= this.#bounds.least && next <= this.#bounds.most;
    if (!possible) this.#direction = 'settled';
    this.#cells = possible ? next : this.#best.cells;
  }
}
