/** One change that can be taken back: how things stood before it and after it. */
export interface Step<S, L> {
  readonly before: S;
  readonly after: S;
  /** What was changed. */
  readonly label: L;
  /** Names the field that was typed in; null where one change is one step. */
  readonly field: string | null;
  /** When, in milliseconds. */
  readonly at: number;
}

/** Milliseconds without a keystroke after which typing in the same field is a step of its own. */
export const PAUSE = 3000;
const MOST_STEPS = 100;

/**
 * What was changed, to be undone and done again; immutable. Typing in one field is one step. A new change forgets what
 * was undone before it; the oldest steps are forgotten beyond a hundred.
 */
export class History<S, L = string> {
  readonly past: readonly Step<S, L>[];
  readonly future: readonly Step<S, L>[];
  /** Whether the last step takes in more typing. */
  readonly #open: boolean;

  constructor(past: readonly Step<S, L>[] = [], future: readonly Step<S, L>[] = [], open = false) {
    this.past = past;
    this.future = future;
    this.#open = open;
  }

  record(step: Step<S, L>): History<S, L> {
    const last = this.past.at(-1);
    const continued = this.#open && last && last.field !== null && last.field === step.field;
    if (!continued || step.at - last.at > PAUSE) return new History([...this.past, step].slice(-MOST_STEPS), [], true);
    return new History([...this.past.slice(0, -1), { ...step, before: last.before }], [], true);
  }

  /** The same steps; what is typed from here on is a step of its own. */
  closed(): History<S, L> {
    return new History(this.past, this.future);
  }

  /** The history after its last step was taken back; the same when there is none. */
  undone(): History<S, L> {
    const step = this.past.at(-1);
    return step ? new History(this.past.slice(0, -1), [step, ...this.future]) : this;
  }

  /** The history after the step taken back last was done again; the same when there is none. */
  redone(): History<S, L> {
    const [step, ...rest] = this.future;
    return step ? new History([...this.past, step], rest) : this;
  }
}
